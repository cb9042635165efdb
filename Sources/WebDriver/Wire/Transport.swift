import Dispatch
import Synchronization

/// The connections to one remote end; exchanges run one after the other.
///
/// On a thread of its own, because libcurl blocks: two blocked tasks would stop every task of a process on two cores.
final class Transport: Sendable {
    /// The largest answer that is taken, in bytes.
    static let sizeLimit = 64 << 20

    private let queue = DispatchQueue(label: "webdriver.transport")
    private let curl = Mutex(CurlHandle())

    /// Reads an answer: its HTTP status and its bytes, which are wiped afterwards and must not be kept.
    typealias Reader<Value> = @Sendable (Int, [UInt8]) throws(WebDriverError) -> Value
    /// What a reader made of the answer, or why there is none.
    typealias Outcome<Value> = Result<Result<Value, WebDriverError>, TransportFailure>

    /// Sends one request and waits for its answer; sent at most once, whatever happens, if it must not be repeated.
    func exchange<Value: Sendable>(
        _ exchange: Exchange, reading read: @escaping Reader<Value>
    ) async -> Outcome<Value> {
        let turn = Turn<Outcome<Value>>(unbegun: .failure(.notSent("cancelled before it was sent")))
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard turn.wait(continuation) else { return }
                queue.async { self.run(exchange, turn, read) }
            }
        } onCancel: {
            turn.giveUp()
        }
    }

    private func run<Value: Sendable>(
        _ exchange: Exchange, _ turn: Turn<Outcome<Value>>, _ read: Reader<Value>
    ) {
        curl.withLock { curl in
            guard let waker = curl?.waker else { return turn.end(.failure(.notSent("libcurl has no memory"))) }
            guard turn.begin(waker) else { return }
            let received = Received(limit: Self.sizeLimit)
            do throws(TransportFailure) {
                let status = try curl?.perform(exchange, received) { turn.isGivenUp } ?? 0
                turn.end(.success(Result { () throws(WebDriverError) in try read(status, received.bytes) }))
            } catch {
                turn.end(.failure(error))
            }
        }
    }
}
