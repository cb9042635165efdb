import Synchronization

/// Commands that wait for their reply, by id.
final class PendingReplies: Sendable {
    typealias Reply = CheckedContinuation<Result<JSONValue, WebDriverError>, Never>

    private struct State {
        var next = 0
        var waiting: [Int: Reply] = [:]
        /// Replies that were settled before anybody waited: a caller can be cancelled first.
        var early: [Int: Result<JSONValue, WebDriverError>] = [:]
        var ended: WebDriverError?
    }

    private let state = Mutex(State())

    func nextID() -> Int {
        state.withLock {
            $0.next += 1
            return $0.next
        }
    }

    func wait(for id: Int, _ reply: Reply) {
        let settled = state.withLock { state -> Result<JSONValue, WebDriverError>? in
            if let early = state.early.removeValue(forKey: id) { return early }
            if let ended = state.ended { return .failure(ended) }
            state.waiting[id] = reply
            return nil
        }
        if let settled { reply.resume(returning: settled) }
    }

    /// Settles a command; a second time, or an id that nobody waits for, changes nothing.
    func resume(_ id: Int, _ result: Result<JSONValue, WebDriverError>) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: result)
    }

    /// Settles a command that may not wait yet.
    func cancel(_ id: Int, _ error: WebDriverError) {
        let reply = state.withLock { state -> Reply? in
            if let reply = state.waiting.removeValue(forKey: id) { return reply }
            state.early[id] = .failure(error)
            return nil
        }
        reply?.resume(returning: .failure(error))
    }

    /// Drops what ``cancel(_:_:)`` left when the command had been settled already.
    func forget(_ id: Int) {
        state.withLock { _ = $0.early.removeValue(forKey: id) }
    }

    func end(_ error: WebDriverError) {
        let all = state.withLock { state in
            state.ended = state.ended ?? error
            defer { state.waiting = [:] }
            return state.waiting
        }
        for reply in all.values { reply.resume(returning: .failure(error)) }
    }
}
