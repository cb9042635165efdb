import Synchronization

/// Those who are told of every event beside the first reader.
final class Listeners: Sendable {
    enum Incoming: Sendable {
        case event(BiDiEvent)
        /// With an error unless the end was asked for.
        case end(WebDriverError?)
    }
    typealias Listener = @Sendable (Incoming) -> Void

    private struct State {
        var next = 0
        var listeners: [Int: Listener] = [:]
        /// How the connection ended, once it has.
        var end: WebDriverError??
    }

    private let state = Mutex(State())

    func add(_ listener: @escaping Listener) -> Int {
        let (number, end) = state.withLock { state in
            state.next += 1
            if state.end == nil { state.listeners[state.next] = listener }
            return (state.next, state.end)
        }
        if let end { listener(.end(end)) }
        return number
    }

    func remove(_ number: Int) {
        state.withLock { _ = $0.listeners.removeValue(forKey: number) }
    }

    func tell(_ event: BiDiEvent) {
        for listener in state.withLock({ $0.listeners }).values { listener(.event(event)) }
    }

    func end(_ error: WebDriverError?) {
        let listeners = state.withLock { state in
            if state.end == nil { state.end = .some(error) }
            defer { state.listeners = [:] }
            return state.listeners
        }
        for listener in listeners.values { listener(.end(error)) }
    }
}
