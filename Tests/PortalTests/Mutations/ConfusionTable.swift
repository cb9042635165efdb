import Portal

/// What the comparison said of mutations, by what they are.
struct ConfusionTable: Sendable {
    /// One judged mutation.
    struct Entry: Sendable {
        let mutation: Mutation
        let page: String
        let label: DriftGrade
        let found: DriftGrade
        let words: [String]

        /// Whether the page was treated as its label demands: stopped, or not.
        var isRight: Bool { (label > .cosmetic) == (found > .cosmetic) }
    }

    var entries: [Entry] = []

    /// Those that matter and were not stopped.
    var missed: [Entry] { entries.filter { !$0.isRight && $0.label > .cosmetic } }
    /// Those that do not matter and were.
    var halted: [Entry] { entries.filter { !$0.isRight && $0.label == .cosmetic } }

    func count(_ label: DriftGrade, _ found: DriftGrade) -> Int {
        entries.count { $0.label == label && $0.found == found }
    }

    /// One JSON object for `scripts/prove drift`.
    func json(browser: String, seconds: Int) -> String {
        let rows = DriftGrade.allCases.dropFirst().map { label in
            let cells = DriftGrade.allCases.map { "\"\($0.rawValue)\":\(count(label, $0))" }
            return "\"\(label.rawValue)\":{\(cells.joined(separator: ","))}"
        }
        return
            "{\"browser\":\"\(browser)\",\"mutations\":\(entries.count),\"operators\":\(Set(entries.map(\.mutation.name)).count),"
            + "\"missed\":\(missed.count),\"cosmeticHalted\":\(halted.count),\"seconds\":\(seconds),\"table\":{\(rows.joined(separator: ","))}}"
    }
}
