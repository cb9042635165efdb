import Submission

/// Runs and findings in the words that people read.
struct HistoryText {
    let style: TextStyle

    func line(_ run: RunHistory.Line) -> String {
        let request = "\(run.request) v\(run.version)".padding(to: 18)
        return "\(run.run.padding(to: 10)) \(run.started.padding(to: 25)) \(request) \(run.portal.padding(to: 14)) "
            + colour(run.state, run.state)
    }

    func line(_ left: LeftDrafts.Line) -> String {
        let request = "\(left.request) v\(left.version)".padding(to: 18)
        return
            "\(left.draft.padding(to: 10)) \(left.portal.padding(to: 14)) \(request) run \(left.run.padding(to: 10)) "
            + "\(left.started.padding(to: 25)) \(colour(left.state, left.state))"
    }

    func lines(_ run: RunHistory.Line, _ entries: [RunHistory.Entry]) -> [String] {
        let released = run.released.map { "released \($0)" } ?? "never released: provably not sent"
        let head = [line(run), "  \(released)"] + (run.evidence.map { ["  evidence \($0)"] } ?? []) + [""]
        return head
            + entries.map {
                "  \(String($0.seq).padding(to: 6)) \($0.at.padding(to: 25)) \($0.kind.padding(to: 16)) \($0.body)"
            }
    }

    func line(_ check: EvidenceCheck.Line) -> String {
        let mark =
            switch check.finding {
            case "passed": style.mark(true)
            case "failed": style.mark(false)
            default: style.unsure("?")
            }
        return "  \(mark) \(check.name.padding(to: 22)) \(check.finding.padding(to: 10)) \(check.detail)"
    }

    private func colour(_ text: String, _ state: String) -> String {
        switch state {
        case "confirmed", "rehearsed": style.good(text)
        case "held", "running": style.unsure(text)
        default: style.bad(text)
        }
    }
}
