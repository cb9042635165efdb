/// How often libcurl began to send one request; refuses the second time where one is all there may be.
///
/// Used by one thread at a time: the one that runs the exchange.
final class Sendings {
    private(set) var count = 0
    private let mayRepeat: Bool

    init(mayRepeat: Bool) {
        self.mayRepeat = mayRepeat
    }

    /// Asked by libcurl before each sending.
    func admitsOneMore() -> Bool {
        count += 1
        return mayRepeat || count == 1
    }
}
