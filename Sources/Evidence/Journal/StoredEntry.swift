package import PKI

/// An entry as it lies in the journal: chained to the entry before it, and to the one before it in its run.
package struct StoredEntry: Sendable, Hashable {
    /// What an entry without a predecessor is chained to.
    package static let origin = SHA256Digest(of: Array("countersign.journal/1".utf8))

    /// Place in the whole journal, from 1, without a gap.
    package let seq: Int64
    /// Place in its run, from 1, without a gap.
    package let index: Int64
    package let entry: JournalEntry
    /// Hash of the entry before it in its run.
    package let previous: SHA256Digest
    /// Hash of the entry before it in the whole journal.
    package let previousInJournal: SHA256Digest

    /// The line of journal.jsonl without its line end: canonical JSON (RFC 8785).
    package var line: [UInt8] {
        JSON.object([
            "at": .integer(entry.at), "body": entry.body, "index": .integer(index),
            "kind": .string(entry.kind.rawValue), "previous": .string(previous.hex),
            "previousInJournal": .string(previousInJournal.hex), "run": .string(entry.run), "seq": .integer(seq),
        ]).canonical()
    }

    /// SHA-256 of `line`, so that any tool can follow the chain.
    package var hash: SHA256Digest { SHA256Digest(of: line) }
}
