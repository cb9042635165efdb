import Dispatch
import Synchronization

/// The connections to one remote end; exchanges run one after the other.
///
/// On a thread of its own, because libcurl blocks: two blocked tasks would stop every task of a process on two cores.
final class Transport: Sendable {
    /// The largest answer that is taken, in bytes.
    static let sizeLimit = 64 << 20

    /// The handle, and whether an exchange was begun with it that has not ended.
    private struct Line: ~Copyable {
        var curl = CurlHandle()
        var isBusy = false
    }

    private let queue = DispatchQueue(label: "webdriver.transport")
    private let line = Mutex(Line())

    /// Reads an answer: its HTTP status and its bytes, which are wiped afterwards and must not be kept.
    typealias Reader<Value> = @Sendable (Int, [UInt8]) throws(WebDriverError) -> Value
    /// What a reader made of the answer, or why there is none.
    typealias Outcome<Value> = Result<Result<Value, WebDriverError>, TransportFailure>

    /// Sends one request and waits for its answer; sent at most once, whatever happens, if it must not be repeated.
    ///
    /// Where no other exchange runs, the caller's thread sends, so that the browser works already while the transport's
    /// thread wakes to wait for it; or waits itself where it may block (``withCommandThread(_:)``).
    func exchange<Value: Sendable>(
        _ exchange: Exchange, reading read: @escaping Reader<Value>
    ) async -> Outcome<Value> {
        let unbegun = Outcome<Value>.failure(.notSent("cancelled before it was sent"))
        let turn = Turn<Outcome<Value>>(unbegun: unbegun)
        return await withTaskCancellationHandler {
            if let thread = CommandThread.current, let outcome = here(exchange, turn, read, thread) { return outcome }
            return await withCheckedContinuation { continuation in
                guard turn.wait(continuation), !isSent(exchange, turn, read) else { return }
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
        let outcome = line.withLockIfAvailable { line -> Outcome<Value>? in
            guard !line.isBusy else { return nil }
            return thread.blocked {
                let outcome = Self.perform(exchange, turn, read, &line) { turn.beginHere($0) }
                turn.end(outcome)
                return outcome
            }
        }
        return outcome ?? nil
    }

    /// Sends on the caller's thread and leaves the answer to the transport's; false where another exchange runs.
    private func isSent<Value: Sendable>(
        _ exchange: Exchange, _ turn: Turn<Outcome<Value>>, _ read: @escaping Reader<Value>
    ) -> Bool {
        let isSent = line.withLockIfAvailable { line in
            guard !line.isBusy, let waker = line.curl?.waker else { return false }
            // A caller who has gone meanwhile was told so.
            guard turn.begin(waker) else { return true }
            let flight = Flight(exchange)
            line.curl?.begin(flight)
            line.isBusy = true
            // Under the lock: whoever finds the line busy comes after this in the queue.
            queue.async { self.finish(flight, turn, read) }
            return true
        }
        return isSent ?? false
    }

    private func finish<Value: Sendable>(_ flight: Flight, _ turn: Turn<Outcome<Value>>, _ read: Reader<Value>) {
        let outcome = line.withLock { line in
            defer { line.isBusy = false }
            return Self.answer(flight, turn, read, &line)
        }
        // Not before: the caller's next command finds the line free.
        turn.end(outcome)
    }

    private func run<Value: Sendable>(
        _ exchange: Exchange, _ turn: Turn<Outcome<Value>>, _ read: @escaping Reader<Value>
    ) {
        let outcome = line.withLock { line -> Outcome<Value>? in
            guard !line.isBusy else { return nil }
            return Self.perform(exchange, turn, read, &line) { turn.begin($0) }
        }
        if let outcome { return turn.end(outcome) }
        // Another caller was sending when this one asked; its end is in the queue.
        queue.async { self.run(exchange, turn, read) }
    }

    private static func perform<Value: Sendable>(
        _ exchange: Exchange, _ turn: Turn<Outcome<Value>>, _ read: Reader<Value>, _ line: inout Line,
        beginning: (Waker) -> Bool
    ) -> Outcome<Value> {
        guard let waker = line.curl?.waker else { return .failure(.notSent("libcurl has no memory")) }
        guard beginning(waker) else { return turn.unbegun }
        let flight = Flight(exchange)
        line.curl?.begin(flight)
        return answer(flight, turn, read, &line)
    }

    private static func answer<Value: Sendable>(
        _ flight: Flight, _ turn: Turn<Outcome<Value>>, _ read: Reader<Value>, _ line: inout Line
    ) -> Outcome<Value> {
        do throws(TransportFailure) {
            let status = try line.curl?.end(flight) { turn.isGivenUp } ?? 0
            return .success(Result { () throws(WebDriverError) in try read(status, flight.received.bytes) })
        } catch {
            return .failure(error)
        }
    }
}
