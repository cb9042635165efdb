import Evidence
import Governance
import PKI
import PNGMask

/// The journal as one run writes it: every entry is durable when a call returns.
struct RunJournal: Sendable {
    let claims: ClaimBook
    let run: String
    /// Takes out of every text what looks like a secret (P5).
    let mask: TextMask

    var journal: Journal { claims.journal }

    /// Records that the request may leave, with the claims that other machines share first.
    func release() throws(JournalError) {
        try claims.release(run: run, at: Instant.now.milliseconds, body: ["uptime": .integer(BootClock.now())])
    }

    /// Records that the released request never left; without this on record it counts as let go.
    func withhold(_ why: String) -> Bool {
        noteAfterRelease(.withheld, ["why": .string(why)])
    }

    /// Records one thing that happened, or is about to.
    func note(_ kind: EntryKind, _ body: JSON = [:]) throws(JournalError) {
        _ = try journal.append(
            JournalEntry(run: run, kind: kind, at: Instant.now.milliseconds, body: body.masked(by: mask)))
    }

    /// Records what can no longer be undone; a journal that fails now must not change what is known.
    func noteAfterRelease(_ kind: EntryKind, _ body: JSON) -> Bool {
        (try? note(kind, body)) != nil
    }
}

extension JSON {
    /// The same value with every text masked.
    func masked(by mask: TextMask) -> JSON {
        switch self {
        case .string(let text): .string(mask.masked(text))
        case .array(let elements): .array(elements.map { $0.masked(by: mask) })
        case .object(let members): .object(members.mapValues { $0.masked(by: mask) })
        case .null, .bool, .integer: self
        }
    }

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
