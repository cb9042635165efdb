/// The outcome first, then who, what and when.
struct ReportHeader {
    let manifest: Manifest

    var markup: Markup {
        """
        <header>
        <p class="kind">Evidence of run <strong>\(manifest.run)</strong></p>
        <h1 class="\(look)"><span aria-hidden="true">\(sign)</span> \(title)</h1>
        <p class="summary">\(manifest.outcome.summary)</p>
        \(ReportTable.list(manifest.outcome.reasons))
        <dl>
        \(fact("Request", "\(manifest.packet.requestID) version \(manifest.packet.version)"))
        \(fact("Portal", "\(manifest.portal.name) (\(manifest.portal.environment)), \(manifest.portal.origin)"))
        \(fact("Operator", "\(manifest.operatorID)"))
        \(fact("From", "\(manifest.started)"))
        \(fact("To", "\(manifest.ended)"))
        \(manifest.confirmation.map { fact("Portal's answer", "\($0.requestID), “\($0.status)”, \($0.at)") } ?? "")
        \(manifest.outcome.draft.map { fact("Draft left in the portal", "\($0)") } ?? "")
        \(fact("Grade", "\(manifest.grade.description)"))
        </dl>
        \(next)
        </header>
        """
    }

    private var next: Markup {
        manifest.outcome.next.isEmpty ? "" : "<h2>Next</h2>\(ReportTable.list(manifest.outcome.next))"
    }

    private var title: String {
        switch manifest.outcome.state {
        case .running: "Still running"
        case .refused: "Refused before the portal was opened"
        case .rehearsed: "Rehearsed: nothing was submitted"
        case .halted: "Halted: nothing was submitted"
        case .confirmed: "Confirmed by the portal"
        case .held: "Held: the outcome is unknown"
        case .failed: "Failed: nothing was submitted"
        case .notSubmitted: "Decided by persons: not submitted"
        case .closed: "Decided by persons: closed at the portal"
        }
    }

    private var sign: String {
        switch manifest.outcome.state {
        case .confirmed: "✓"
        case .held, .running: "?"
        case .rehearsed, .notSubmitted, .closed: "○"
        case .refused, .halted, .failed: "✗"
        }
    }

    private var look: String {
        switch manifest.outcome.state {
        case .confirmed: "good"
        case .held, .running: "open"
        case .rehearsed, .notSubmitted, .closed: "plain"
        case .refused, .halted, .failed: "bad"
        }
    }

    private func fact(_ name: String, _ value: Markup) -> Markup { "<div><dt>\(name)</dt><dd>\(value)</dd></div>" }
}
