import Evidence
import Governance
import PKI

/// The journal as one run writes it: every entry is durable when a call returns.
struct RunJournal: Sendable {
    let journal: Journal
    let run: String

    /// Records one thing that happened, or is about to.
    func note(_ kind: EntryKind, _ body: JSON = [:]) throws(JournalError) {
        _ = try journal.append(JournalEntry(run: run, kind: kind, at: Instant.now.milliseconds, body: body))
    }

    /// Records what can no longer be undone; a journal that fails now must not change what is known.
    func noteAfterRelease(_ kind: EntryKind, _ body: JSON) -> Bool {
        (try? note(kind, body)) != nil
    }
}

extension JSON {
    /// A list of texts.
    static func texts(_ texts: [String]) -> JSON {
        .array(texts.map { .string($0) })
    }

    /// A text, or null.
    static func text(_ text: String?) -> JSON {
        text.map { .string($0) } ?? .null
    }

    /// A number.
    static func count(_ number: Int) -> JSON {
        .integer(Int64(number))
    }
}
