/// What the browser does not show before it leaves goes only where the policy names it.
struct PortalCompared: Rule {
    let id = "portal.compared"
    let demand = "A request whose body the browser does not show before it leaves is named by the policy as uncompared."

    func judge(_ facts: Facts) -> [Refusal] {
        let unnamed = facts.unshownRequests.filter { !facts.policy.uncompared.holdsExactly($0) }
        guard !unnamed.isEmpty else { return [] }
        return [
            refusal(
                "The configured browser does not show the files that \(listed(unnamed, by: "and")) would carry.",
                fact: "uncompared allowed for \(listed(facts.policy.uncompared, by: "and"))",
                source: "\(facts.browserSource); \(facts.policySource)",
                remedy: "configure Firefox (browser.engine: firefox), which shows them, or name them under the "
                    + "policy's uncompared")
        ]
    }
}
