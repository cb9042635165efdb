import PKI

/// The journal, entry by entry.
struct ReportTimeline {
    let entries: [StoredEntry]

    var markup: Markup {
        ReportTable(
            id: "timeline", title: "What happened",
            caption: "The journal of this run; each entry is chained to the one before it",
            heads: ["No.", "When", "What", "Particulars", "Hash"],
            rows: entries.map { stored in
                [
                    "\(stored.index)", "\(Timestamp(milliseconds: stored.entry.at))",
                    "\(Self.words(for: stored.entry.kind))", Self.particulars(of: stored.entry),
                    ReportTable.code(stored.hash.short),
                ]
            }
        ).markup
    }

    /// Plain values only; the whole entry is in journal.jsonl.
    private static func particulars(of entry: JournalEntry) -> Markup {
        let members = (entry.body.object ?? [:]).sorted { $0.key < $1.key }
        let lines = members.compactMap { name, value in text(of: value).map { "\(name): \($0)" } }
        return ReportTable.list(lines.map { $0.count > 200 ? "\($0.prefix(200))…" : $0 })
    }

    private static func text(of value: JSON) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .bool(let isTrue): isTrue ? "yes" : "no"
        case .array(let elements): joined(elements.compactMap(text))
        case .null, .object: nil
        }
    }

    private static func joined(_ texts: [String]) -> String? {
        texts.isEmpty ? nil : texts.joined(separator: ", ")
    }

    private static func words(for kind: EntryKind) -> String {
        switch kind {
        case .started: "run began"
        case .gate: "gate judged"
        case .browser: "browser"
        case .page: "page entered and read back"
        case .draft: "draft"
        case .picture: "picture taken"
        case .claimed: "request and key claimed"
        case .intent: "intent recorded"
        case .armed: "valve shut"
        case .heldRequest: "request held"
        case .comparedRequest: "request compared"
        case .witnessed: "journal stamped by an authority"
        case .published: "journal's head given to a witness"
        case .recheck: "facts read again"
        case .release: "released, once"
        case .withheld: "withheld after all: nothing left"
        case .response: "portal answered"
        case .confirmation: "portal confirmed"
        case .lookup: "looked up, read only"
        case .notified: "owner notified"
        case .halted: "halted"
        case .attendance: "a person was asked to confirm"
        case .takenOver: "taken over by a person"
        case .decision: "decided by a person"
        case .outcome: "outcome"
        case .sealed: "evidence sealed"
        case .annotation: "annotated by a person"
        case .addendum: "record added to the evidence"
        case .pruned: "evidence removed after its time"
        }
    }
}
