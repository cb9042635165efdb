import Evidence
import Foundation
import PNGMask

/// A run as the page of Markdown that a CI job shows; the pictures are in the report of the evidence, which it names.
struct JobSummary: Sendable {
    let start: RunStart?
    let outcome: RunOutcome
    let cases: [ReportCase]
    let mask: TextMask

    /// The page.
    var text: String {
        let summary = OutcomeSummary(outcome)
        return ([head(summary), "", cell(summary.sentence), ""] + reasons(summary) + pages + evidence + [""])
            .joined(separator: "\n")
    }

    private func head(_ summary: OutcomeSummary) -> String {
        let sign =
            switch outcome {
            case .confirmed(let end) where !end.deviations.isEmpty: "⚠️"
            case .confirmed, .rehearsed: "✅"
            case .refused, .halted: "🛑"
            case .held: "❓"
            case .failed: "⚠️"
            }
        let subject = start.map { "\($0.request) v\($0.version), portal \($0.portal) \($0.map), run \($0.run)" }
        return "## " + cell("\(sign) \(summary.state.rawValue): \(subject ?? "a run that did not begin")")
    }

    private func reasons(_ summary: OutcomeSummary) -> [String] {
        let reasons = gateReasons.flatMap { reason in
            [
                "- **\(cell(reason.rule))** \(cell(reason.message))", "  - \(cell(reason.fact))",
                "  - to clear: \(cell(reason.remedy))",
            ]
        }
        let others = gateReasons.isEmpty ? summary.reasons.map { "- \(cell($0))" } : []
        let next = summary.next.isEmpty ? [] : ["", "Next:", "", "```"] + summary.next.map(fenced) + ["```"]
        return reasons + others + next + [""]
    }

    private var gateReasons: [Reason] {
        switch outcome {
        case .refused(let end): end.reasons
        case .halted(let end): end.reasons
        default: []
        }
    }

    private var pages: [String] {
        let steps = cases.filter { $0.group == "portal" || $0.group == "commit" }
        guard !steps.isEmpty else { return [] }
        return ["| step | seconds |", "|---|---|"] + steps.map(row) + [""]
    }

    private func row(_ step: ReportCase) -> String {
        let seconds = step.milliseconds > 0 ? "\(Double(step.milliseconds / 100) / 10)" : ""
        return "| \(cell(step.name)) | \(seconds) |"
    }

    private var evidence: [String] {
        guard let folder = outcome.evidence else { return [] }
        let pictures = ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/shots")) ?? []).sorted()
        return [
            "Evidence: `\(fenced(folder))`, with \(pictures.count) masked pictures in its `report.html`."
        ]
    }

    /// Masked, one line, and nothing in it means anything to Markdown or HTML.
    private func cell(_ text: String) -> String {
        mask.masked(text).replacing("\n", with: " ").reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case "|", "`", "*", "_", "[", "]", "\\", "#": result += "\\\(character)"
            default: result.append(character)
            }
        }
    }

    /// Masked text inside a fence or a code span, which it cannot end.
    private func fenced(_ text: String) -> String {
        mask.masked(text).replacing("`", with: "'").replacing("\n", with: " ")
    }
}
