/// A check of a packet as one page for approvers: self-contained, without scripts, like the evidence's own.
package struct CheckPage: Sendable {
    /// A rule with what it says.
    package struct Judged: Sendable {
        /// Identifier.
        package let id: String
        /// What it demands.
        package let demand: String
        /// Its reasons to refuse, each as sentences: what, the fact, whence, and what clears it.
        package let reasons: [[String]]

        /// Takes every part as given.
        package init(id: String, demand: String, reasons: [[String]]) {
            self.id = id
            self.demand = demand
            self.reasons = reasons
        }
    }

    private let title: String
    private let digest: String
    private let verdict: (isGood: Bool, words: String)
    private let facts: [[String]]
    private let rules: [Judged]
    private let notes: [(title: String, sentences: [String])]

    /// Takes every part as given; `facts`: name, value and source of each; `notes`: lists with their titles.
    package init(
        title: String, digest: String, verdict: (isGood: Bool, words: String), facts: [[String]], rules: [Judged],
        notes: [(title: String, sentences: [String])]
    ) {
        self.title = title
        self.digest = digest
        self.verdict = verdict
        self.facts = facts
        self.rules = rules
        self.notes = notes
    }

    /// The page.
    package var html: String {
        ReportPage(
            title: title, header: header,
            main: notes.filter { !$0.sentences.isEmpty }.map(note) + [refusals, factTable, ruleTable],
            footer: """
                <footer><p>A check opens no portal and submits nothing; the gates judge all of this again.</p></footer>
                """
        ).html
    }

    private var header: Markup {
        """
        <header>
        <p class="kind">Check of a packet</p>
        <h1>\(title)</h1>
        <p class="summary">\(ReportTable.mark(verdict.isGood, verdict.words))</p>
        <p>An approval of this packet is an approval of digest <code>\(digest)</code>.</p>
        </header>
        """
    }

    private func note(_ note: (title: String, sentences: [String])) -> Markup {
        "<section><h2>\(note.title)</h2>\(ReportTable.list(note.sentences))</section>"
    }

    private var refusals: Markup {
        let rows = rules.flatMap { rule in
            rule.reasons.map { reason in
                [ReportTable.code(rule.id)] + reason.map { "\($0)" as Markup }
            }
        }
        return ReportTable(
            id: "reasons", title: "Reasons to refuse", caption: "Each with the fact, its source and what clears it",
            heads: ["Rule", "What is wrong", "Fact", "From", "To clear"], rows: rows
        ).markup
    }

    private var factTable: Markup {
        ReportTable(
            id: "facts", title: "Facts", caption: "Everything that was judged, and where it came from",
            heads: ["Fact", "Value", "From"], rows: facts.map { $0.map { "\($0)" as Markup } }
        ).markup
    }

    private var ruleTable: Markup {
        ReportTable(
            id: "rules", title: "Rules", caption: "Every rule there is, and what it says now",
            heads: ["Rule", "Demand", "Verdict"],
            rows: rules.map { rule in
                [
                    ReportTable.code(rule.id), "\(rule.demand)",
                    ReportTable.mark(rule.reasons.isEmpty, rule.reasons.isEmpty ? "passed" : "refused"),
                ]
            }
        ).markup
    }
}
