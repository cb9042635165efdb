/// What the portal itself has to say about a request before it is submitted.
struct ReviewPanels: Sendable {
    let scenarios: Set<Scenario>
    /// The values that the gates are judged by.
    let fields: [String: [String]]
    let stamp: Int

    var html: HTML {
        """
        <section class="panels" aria-label="Checks by the portal">
        <div class="panel"><h2>Issuance</h2><dl>
        <dt>Queue</dt><dd id="queue-state">\(isOn(.queueClosed) ? "Closed" : "Open")</dd>
        <dt>Window</dt><dd id="window-state">\(isOn(.windowSuperseded) ? "Superseded by W-118" : "Current")</dd>
        <dt>Change stamp</dt><dd id="change-stamp">\(stamp)</dd></dl></div>
        \(panel("approval-gates", "Approval gates", gates))
        \(panel("warnings", "Warnings", on(.warning, "The subscriber record was last verified 402 days ago.")))
        \(panel("trust-chain", "Trust chain", on(.trustChainWarning, "The issuing CA's certificate ends before the requested validity.")))
        \(panel("duplicates", "Duplicates", on(.duplicateOpen, "CR-100021 is open for the same key")))
        \(panel("holds", "Holds", holds))
        </section>
        """
    }

    private func isOn(_ scenario: Scenario) -> Bool { scenarios.contains(scenario) }

    private func on(_ scenario: Scenario, _ line: String) -> [String] {
        isOn(scenario) ? [line] : []
    }

    private var gates: [String] {
        Approver.allCases.filter { $0 != .caDelegate || !isOn(.missingApprovalGate) }.map { $0.gate(fields) }
    }

    private var holds: [String] {
        on(.conflictingSubscriber, "The subscriber number is registered to another organization.")
            + on(
                .revocationInvestigation, "Certificates of this subscriber are under revocation investigation RI-2207.")
    }

    private func panel(_ id: String, _ title: String, _ items: [String]) -> HTML {
        """
        <div class="panel"><h2>\(title)</h2><ul id="\(id)">\(items.map { "<li>\($0)</li>" as HTML })</ul></div>
        """
    }
}
