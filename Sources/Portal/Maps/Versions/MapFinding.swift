package import PKI

/// One thing that a map can do better, or must not do.
package struct MapFinding: Hashable, Sendable, CustomStringConvertible {
    /// Whether the map may not be released with it.
    package let isFault: Bool
    /// The file.
    package let file: String
    /// Where it stands; nil where no one place is meant.
    package let position: TextPosition?
    /// Where, as people name it.
    package let path: String
    /// What is wrong, and what to do.
    package let words: String

    /// `map.yaml:12:5: fault: pages.profile…: words`.
    package var description: String {
        let place = [file, position.map { "\($0.line)" }, position.map { "\($0.column)" }].compactMap { $0 }
        return "\(place.joined(separator: ":")): \(isFault ? "fault" : "note"): \(path): \(words)"
    }
}
