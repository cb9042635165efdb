package import PKI

/// A map that cannot be used, with everything that is wrong with it.
package struct MapError: Error, Hashable, CustomStringConvertible {
    /// Every problem, in the file's order.
    package let problems: [MapProblem]

    /// One problem a line.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a map.
package struct MapProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named.
    package let file: String
    /// Where it stands; nil when the file could not be read at all.
    package let position: TextPosition?
    /// What is wrong and what was expected.
    package let message: String

    /// `map.yaml:12:5: unknown key “colour”; expected one of css, text`.
    package var description: String {
        guard let position else { return "\(file): \(message)" }
        return "\(file):\(position.line):\(position.column): \(message)"
    }
}
