import Evidence

/// One thing that a run examined or did, as reports list it: a rule, a page, the commit, the end.
struct ReportCase: Sendable, Hashable {
    enum Verdict: Sendable, Hashable {
        case passed
        /// Something was not as approved, with every reason.
        case failed(String, details: String)
        /// Nobody knows, or our own machinery failed.
        case unclear(String, details: String)
    }

    /// `gate 1`, `portal`, `gate 2`, `recheck`, `commit`, `outcome`.
    let group: String
    let name: String
    /// How long it took, where that is known, in milliseconds.
    var milliseconds: Int64 = 0
    var verdict = Verdict.passed
}

extension ReportCase {
    /// Everything a run told, as cases, in its order.
    static func all(of moments: [RunTimeline.Moment]) -> [ReportCase] {
        moments.flatMap { moment -> [ReportCase] in
            switch moment.event {
            case .gateJudged(let gate): gate.rules.map { rule($0, of: gate) }
            case .pageDone(let page):
                [ReportCase(group: "portal", name: page.title, milliseconds: page.milliseconds)]
            case .reviewed: [ReportCase(group: "portal", name: "review page equal to the packet")]
            case .commit(let step): [ReportCase(group: "commit", name: step)]
            case .finished(let outcome): [end(outcome)] + deviation(outcome)
            case .started, .working, .browserReady, .awaited, .stopped, .lookedUp: []
            }
        }
    }

    private static func rule(_ rule: GateReport.JudgedRule, of gate: GateReport) -> ReportCase {
        let group = ["entry": "gate 1", "commit": "gate 2"][gate.purpose] ?? "recheck"
        guard let first = rule.reasons.first else { return ReportCase(group: group, name: rule.id) }
        return ReportCase(
            group: group, name: rule.id,
            verdict: .failed(first.message, details: rule.reasons.map(details).joined(separator: "\n")))
    }

    private static func details(_ reason: Reason) -> String {
        "\(reason.message)\n\(reason.fact)\nfrom: \(reason.source)\nto clear: \(reason.remedy)"
    }

    /// A certificate that is not the approved one fails a case of its own; the outcome's stays passed.
    private static func deviation(_ outcome: RunOutcome) -> [ReportCase] {
        guard case .confirmed(let receipt) = outcome, let first = receipt.deviations.first else { return [] }
        let details = (receipt.deviations + receipt.next.map { "next: \($0)" }).joined(separator: "\n")
        return [ReportCase(group: "outcome", name: "issued certificate", verdict: .failed(first, details: details))]
    }

    private static func end(_ outcome: RunOutcome) -> ReportCase {
        let summary = OutcomeSummary(outcome)
        let details = (summary.reasons + summary.next.map { "next: \($0)" }).joined(separator: "\n")
        let verdict: Verdict =
            switch outcome {
            case .confirmed, .rehearsed: .passed
            case .refused, .halted: .failed(summary.sentence, details: details)
            case .held, .failed: .unclear(summary.sentence, details: details)
            }
        return ReportCase(group: "outcome", name: summary.state.rawValue, verdict: verdict)
    }
}
