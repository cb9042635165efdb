/// The time in which the request may be submitted.
package struct Window: Hashable, Sendable {
    /// First moment inside.
    package var opens: Instant
    /// First moment after.
    package var closes: Instant

    /// Takes every part as given; nothing is judged here.
    package init(opens: Instant, closes: Instant) {
        self.opens = opens
        self.closes = closes
    }
}
