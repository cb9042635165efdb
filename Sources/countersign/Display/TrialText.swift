import Submission

/// One look of `maps try` in the words that people read.
struct TrialText {
    let report: TrialReport
    let style: TextStyle

    var lines: [String] {
        guard report.problems.isEmpty else {
            return ["\(report.page): the map cannot be used"] + report.problems.map { "  \(style.mark(false)) \($0)" }
        }
        let head = "\(report.page), map \(report.map ?? "")"
        return [head, ""] + report.findings.map(line) + [""] + report.differences.map { "  \($0)" }
            + [verdict]
    }

    private func line(_ finding: TrialReport.Finding) -> String {
        let matches = finding.matches.enumerated().map { index, match in
            "\(index == 0 ? "" : "also ")\(match.locator) \(style.strong("\(match.count)"))"
        }
        let legible = finding.isRevealed ? "legible" : ""
        return "  \(style.mark(finding.isFound)) \(finding.kind.padding(to: 9)) \(finding.name.padding(to: 24)) "
            + "\(legible.padding(to: 8)) \(matches.joined(separator: " · "))"
    }

    private var verdict: String {
        let missing = report.findings.filter { !$0.isFound }.count
        guard !report.isGreen else {
            return style.good("THE MAPPED PAGE")
                + ": \(report.findings.count) things, each found once (\(report.verdict ?? ""))."
        }
        let found = "\(missing) of \(report.findings.count) are not found once"
        return style.bad("NOT THE MAPPED PAGE") + ": \(found); the page is \(report.verdict ?? "unknown")."
    }
}
