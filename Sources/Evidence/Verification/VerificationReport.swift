/// What the verification of a bundle found.
package struct VerificationReport: Sendable, Hashable {
    package let checks: [Check]
    /// Nil where it could not be read.
    package let manifest: Manifest?

    /// Whether nothing failed; what was left unchecked stays named in `checks`.
    package var passed: Bool { checks.allSatisfy { $0.finding != .failed } }

    /// The check of that name.
    package func check(_ name: String) -> Check? { checks.first { $0.name == name } }
}
