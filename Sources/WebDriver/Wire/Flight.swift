/// One exchange between its sending and its answer, with all that libcurl writes to or reads from meanwhile.
///
/// Handed from the thread that sends to the one that waits, and used by one of them at a time.
final class Flight: @unchecked Sendable {
    let exchange: Exchange
    let received = Received(limit: Transport.sizeLimit)
    let sendings: Sendings
    /// How many transfers libcurl still runs: 1 until this one has ended; nil where libcurl itself failed.
    var running: Int32?

    init(_ exchange: Exchange) {
        self.exchange = exchange
        sendings = Sendings(mayRepeat: exchange.mayRepeat)
    }
}
