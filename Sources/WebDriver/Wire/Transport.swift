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
    ///
    /// On the caller's own thread where that may block (``withCommandThread(_:)``) and no other exchange runs.
    func exchange<Value: Sendable>(
        _ exchange: Exchange, reading read: @escaping Reader<Value>
    ) async -> Outcome<Value> {
        let unbegun = Outcome<Value>.failure(.notSent("cancelled before it was sent"))
        let turn = Turn<Outcome<Value>>(unbegun: unbegun)
        return await withTaskCancellationHandler {
            if let thread = CommandThread.current, let outcome = here(exchange, turn, read, thread) { return outcome }
            return await withCheckedContinuation { continuation in
                guard turn.wait(continuation) else { return }
                queue.async { self.run(exchange, turn, read) }
            }
        } onCancel: {
            turn.giveUp()
        }
    }

    /// The outcome; nil where another exchange runs, for which only a caller that can leave may wait.
    private func here<Value: Sendable>(
        _ exchange: Exchange, _ turn: Turn<Outcome<Value>>, _ read: Reader<Value>, _ thread: CommandThread
    ) -> Outcome<Value>? {
        curl.withLockIfAvailable { curl in
            thread.blocked {
                let outcome = Self.perform(exchange, turn, read, &curl) { turn.beginHere($0) }
                turn.end(outcome)
                return outcome
            }
        }
    }

    private func run<Value: Sendable>(
        _ exchange: Exchange, _ turn: Turn<Outcome<Value>>, _ read: Reader<Value>
    ) {
        curl.withLock { curl in
            turn.end(Self.perform(exchange, turn, read, &curl) { turn.begin($0) })
        }
    }

    private static func perform<Value: Sendable>(
        _ exchange: Exchange, _ turn: Turn<Outcome<Value>>, _ read: Reader<Value>, _ curl: inout CurlHandle?,
        beginning: (Waker) -> Bool
    ) -> Outcome<Value> {
        guard let waker = curl?.waker else { return .failure(.notSent("libcurl has no memory")) }
        guard beginning(waker) else { return turn.unbegun }
        let received = Received(limit: Self.sizeLimit)
        do throws(TransportFailure) {
            let status = try curl?.perform(exchange, received) { turn.isGivenUp } ?? 0
            return .success(Result { () throws(WebDriverError) in try read(status, received.bytes) })
        } catch {
            return .failure(error)
        }
    }
}
