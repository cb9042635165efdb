/// What another clock said, and how far this machine's is from it.
package struct ClockReading: Hashable, Sendable {
    /// Whose clock.
    package var source: String
    /// This machine's time less the other's, in milliseconds.
    package var offset: Int64

    /// Takes both as given.
    package init(source: String, offset: Int64) {
        self.source = source
        self.offset = offset
    }

    /// Beyond this people are told, in milliseconds.
    static let noticed: Int64 = 5000
    /// Beyond this production refuses, in milliseconds.
    static let refused: Int64 = 30_000
}
