/// A subject alternative name with its type, compared byte for byte.
package struct AlternativeName: Hashable, Sendable, CustomStringConvertible {
    /// Type, such as `dns`, `email`, `uri`.
    package var kind: String
    /// The name itself.
    package var value: String

    /// Takes both parts as given.
    package init(kind: String, value: String) {
        self.kind = kind
        self.value = value
    }

    /// The name as people read it: `dns: code.example.com`.
    package var description: String { "\(kind): \(value)" }

    // Strings that only look alike (composed and decomposed letters) are equal to Swift, but are different names.
    package static func == (left: AlternativeName, right: AlternativeName) -> Bool {
        left.kind.isExactly(right.kind) && left.value.isExactly(right.value)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(Array(kind.utf8))
        hasher.combine(Array(value.utf8))
    }
}
