import Portal

/// A part of a run with the time that went into it.
package struct TimedPart: Codable, Hashable, Sendable {
    /// What it was.
    package let name: String
    /// How long it took, in milliseconds.
    package let milliseconds: Int64

    /// Takes both as given.
    package init(name: String, milliseconds: Int64) {
        self.name = name
        self.milliseconds = milliseconds
    }

    init(_ part: Laps.Part) {
        self.init(name: part.name, milliseconds: Int64(part.took / .milliseconds(1)))
    }
}
