import Submission

/// A drift report in the words that people read.
struct DriftText {
    let report: DriftReport
    let style: TextStyle

    var lines: [String] {
        [
            "drift of \(report.portal) at \(report.origin), map \(report.map) (sha256 \(shortened(report.mapDigest)))",
            "",
        ]
            + report.pages.flatMap(lines) + report.unseen.map(line)
            + (report.draftLeft.map { ["", "  \(style.mark(false)) \($0)"] } ?? []) + ["", verdict]
    }

    private func lines(_ page: DriftReport.Page) -> [String] {
        let isGreen = ["same", "cosmetic"].contains(page.verdict)
        let head = "  \(style.mark(isGreen)) \(page.id.padding(to: 15)) \(page.verdict)"
        return [head] + page.differences.map { "      \($0.grade.padding(to: 9)) \($0.words)" }
    }

    private func line(_ page: DriftReport.Unseen) -> String {
        "  \(style.unsure("?")) \(page.id.padding(to: 15)) not seen: \(page.why)"
    }

    private var verdict: String {
        let seen = "\(report.pages.count) of \(report.total) pages seen"
        guard !report.isGreen else { return style.good("UNCHANGED") + ": \(seen)." }
        let differs = report.pages.contains { !["same", "cosmetic"].contains($0.verdict) }
        let head = differs ? style.bad("NOT THE MAPPED PORTAL") : style.unsure("NOT ALL SEEN")
        let unseen = report.unseen.isEmpty ? "" : ", not seen (\(report.unseen.count) of \(report.total))"
        return head + ": \(seen)\(unseen). Nothing was entered. Exit 11."
    }
}
