/// Continuations of those who wait for a change.
struct Waiters {
    private var next = 0
    private var continuations: [Int: CheckedContinuation<Void, Never>] = [:]

    mutating func ticket() -> Int {
        next += 1
        return next
    }

    mutating func add(_ continuation: CheckedContinuation<Void, Never>, _ ticket: Int) {
        continuations[ticket] = continuation
    }

    mutating func wake(_ ticket: Int) {
        continuations.removeValue(forKey: ticket)?.resume()
    }

    mutating func wakeAll() {
        let all = continuations
        continuations = [:]
        for continuation in all.values { continuation.resume() }
    }
}
