import Synchronization

/// One exchange's place in the queue: waits, runs, and is settled once, by its end or by a caller who has gone.
final class Turn<Outcome: Sendable>: Sendable {
    private enum State {
        /// Nobody waits for it yet.
        case new
        case waiting(CheckedContinuation<Outcome, Never>)
        /// Without a continuation where its caller's own thread runs it.
        case running(CheckedContinuation<Outcome, Never>?, Waker)
        case settled
    }

    private let state = Mutex(State.new)
    private let givenUp = Atomic(false)
    /// What the caller is told who gives up before it runs.
    let unbegun: Outcome

    init(unbegun: Outcome) {
        self.unbegun = unbegun
    }

    /// Whether its caller has gone; asked while it runs.
    var isGivenUp: Bool { givenUp.load(ordering: .acquiring) }

    /// Takes the caller; false when the caller has gone already and was told so.
    func wait(_ continuation: CheckedContinuation<Outcome, Never>) -> Bool {
        let isAwaited = state.withLock { state in
            guard !isGivenUp else { return false }
            state = .waiting(continuation)
            return true
        }
        if !isAwaited { continuation.resume(returning: unbegun) }
        return isAwaited
    }

    /// Its turn has come; false when nobody waits for it any more.
    func begin(_ waker: Waker) -> Bool {
        state.withLock { state in
            guard case .waiting(let continuation) = state else { return false }
            state = .running(continuation, waker)
            return true
        }
    }

    /// Its caller runs it; false when the caller has been cancelled already.
    func beginHere(_ waker: Waker) -> Bool {
        state.withLock { state in
            guard !isGivenUp else { return false }
            state = .running(nil, waker)
            return true
        }
    }

    /// The exchange has ended: its waker is not used any more, and whoever waits goes on.
    func end(_ outcome: Outcome) {
        let continuation = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
            defer { state = .settled }
            return switch state {
            case .waiting(let continuation): continuation
            case .running(let continuation, _): continuation
            case .new, .settled: nil
            }
        }
        continuation?.resume(returning: outcome)
    }

    /// The caller goes: at once where nothing was sent, otherwise as soon as the exchange has been stopped.
    func giveUp() {
        givenUp.store(true, ordering: .releasing)
        let waiting = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
            switch state {
            case .waiting(let continuation):
                state = .settled
                return continuation
            case .running(_, let waker):
                // Under the lock: the handle lives until the exchange has been settled.
                waker.wake()
                return nil
            case .new, .settled: return nil
            }
        }
        waiting?.resume(returning: unbegun)
    }
}
