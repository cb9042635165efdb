package import PKI

/// What was found when the whole chain was followed.
package struct JournalFinding: Sendable, Hashable {
    package let entries: Int64
    /// Hash of the last entry; that of the origin while there is none.
    package let head: SHA256Digest
}
