/// Other forms of what a bundle says, for tools that want them; SHA256SUMS and its signature stay the one truth.
enum Export: String, CaseIterable {
    /// A C2SP checkpoint over the journal, and inclusion proofs of the records that count.
    case checkpoint
    /// An RFC 3161 timestamp over SHA256SUMS.p7s.
    case timestamp
    /// A DSSE envelope with an in-toto statement.
    case statement
    /// The same statement as a Sigstore bundle v0.3; no verifier but ours was run on it.
    case sigstore
}

extension Manifest {
    /// One other form of the bundle, and why it is not there.
    package struct ExportReading: Sendable, Hashable, Codable {
        package var name: String
        /// Nil where it was made.
        package var finding: String?
    }

    /// Why an export is not there; nil where it is.
    func finding(_ export: Export) -> String? { exports.first { $0.name == export.rawValue }?.finding }

    /// Whether an export was made.
    func has(_ export: Export) -> Bool { exports.contains { $0.name == export.rawValue && $0.finding == nil } }
}
