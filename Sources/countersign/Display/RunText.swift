import Submission

/// A run's events in the words that people read.
struct RunText: Sendable {
    let outcome: OutcomeText
    var style: TextStyle { outcome.style }

    init(style: TextStyle) {
        outcome = OutcomeText(style: style)
    }

    init(_ outcome: OutcomeText) {
        self.outcome = outcome
    }

    func lines(for event: RunEvent) -> [String] {
        switch event {
        case .started(let start): started(start)
        case .gateJudged(let gate): self.gate(gate)
        case .browserReady(let words): ["  \(style.strong("PORTAL")) ─ \(words)"]
        case .awaited(let words): ["  \(style.unsure("?")) \("your turn".padding(to: 14)) \(words)"]
        case .pageDone(let page): [self.page(page)]
        case .reviewed(let words): ["  \(style.mark(true)) \("review".padding(to: 14)) \(words)"]
        case .stopped(let words):
            [
                "", "  \(style.mark(false)) \("stopped".padding(to: 14)) \(words)",
                "    It has not left. Go back to the page before it.",
            ]
        case .lookedUp(let words): ["  \(style.unsure("?")) \("look-up".padding(to: 14)) \(words)"]
        case .working, .commit: []
        case .finished(let outcome): self.outcome.lines(for: outcome)
        }
    }

    private func started(_ start: RunStart) -> [String] {
        let packet = "packet \(start.request) v\(start.version) (sha256 \(shortened(start.packetDigest)))"
        let portal = "portal \(start.portal) \(start.map)"
        let rehearsal = start.rehearsal ? ["REHEARSAL: ends at the review page, nothing will be submitted."] : []
        return ["Countersign \(Countersign.version)  run \(start.run)  \(packet)  \(portal)"] + rehearsal + [""]
    }

    private func gate(_ gate: GateReport) -> [String] {
        let age = gate.purpose == "entry" ? "" : ", facts ≤ \(max(1, (gate.factsAge + 999) / 1000)) s old"
        let question =
            switch gate.purpose {
            case "entry": "GATE 1 ─ may we enter it?"
            case "commit": "GATE 2 ─ may we submit it, now?"
            default: "RECHECK ─ is it still approved, while the request is held?"
            }
        let head = "  \(style.strong(question.padding(to: 64)))  \(gate.passedCount) of \(gate.rules.count) rules\(age)"
        // Only the first gate spells its facts out; later ones say what changed, which is nothing or a refusal.
        guard gate.purpose == "entry" || !gate.passed else { return [head] }
        return [head] + gate.lines.filter { gate.purpose == "entry" || !$0.passed }.map(line)
    }

    private func line(_ line: GateLine) -> String {
        let start = "  \(style.mark(line.passed)) \(line.topic.padding(to: 14)) \(line.words)"
        return line.passed && !line.source.isEmpty ? "\(start)   \(style.faint(line.source))" : start
    }

    private func page(_ page: PageReport) -> String {
        let fields = "\(page.entered) \(page.entered == 1 ? "field" : "fields") entered, \(page.readBack) read back"
        let seconds = "\(page.milliseconds / 1000).\(page.milliseconds % 1000 / 100) s"
        let drift = page.drift == "same" ? "page unchanged" : "page \(page.drift)"
        let words = "\(fields.padding(to: 34)) \(drift)   \(seconds)"
        return "  \(style.mark(true)) \(page.id.padding(to: 14)) \(words)"
    }
}

/// A digest as people compare it: first and last four digits.
func shortened(_ digest: String) -> String {
    digest.count > 12 ? "\(digest.prefix(4))…\(digest.suffix(4))" : digest
}
