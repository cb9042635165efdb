package import PKI

/// One thing that happened in a run, as it is handed to the journal.
package struct JournalEntry: Sendable, Hashable {
    package let run: String
    package let kind: EntryKind
    /// Milliseconds since 1970.
    package let at: Int64
    package let body: JSON

    /// States what happened.
    package init(run: String, kind: EntryKind, at: Int64, body: JSON) {
        self.run = run
        self.kind = kind
        self.at = at
        self.body = body
    }
}
