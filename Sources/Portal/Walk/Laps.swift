/// What a step spent its time on, part by part.
package struct Laps: Sendable, Hashable {
    /// One part.
    package struct Part: Sendable, Hashable {
        /// What it was: `wait`, `probe`, `fill`, `read-back`, `picture`, `save`.
        package let name: String
        /// How long it took.
        package let took: Duration
    }

    /// The parts, in their order.
    package private(set) var parts: [Part] = []
    private var last = ContinuousClock.now

    /// Begins now.
    package init() {}

    /// Ends a part: everything since the last one belongs to it.
    package mutating func end(_ name: String) {
        let now = ContinuousClock.now
        parts.append(Part(name: name, took: now - last))
        last = now
    }
}
