package import PKI

/// A bundle that is finished and signed.
package struct SealedEvidence: Sendable, Hashable {
    /// Where it lies.
    package let path: String
    /// With everything that sealing filled in.
    package let manifest: Manifest
    /// Of SHA256SUMS: the one digest that stands for the whole bundle.
    package let sums: SHA256Digest
    /// Of SHA256SUMS.p7s.
    package let signature: SHA256Digest

    /// Whether anything is missing.
    package var grade: Grade { manifest.grade }
}
