/// A portal that issues at once is used only where the policy lets nobody look at the request there.
struct PortalIssuance: Rule {
    let id = "portal.issuance"
    let demand =
        "A portal that issues at once, where nobody looks at the request first, is used only where the policy says so."

    func judge(_ facts: Facts) -> [Refusal] {
        guard facts.map.issuesAtOnce, !facts.policy.immediateIssuanceEnvironments.holdsExactly(facts.environment) else {
            return []
        }
        return [
            refusal(
                "The portal issues the certificate at once; after the last click nobody can stop it.",
                fact: "map \(facts.map.version): issuance immediate; policy allows it in "
                    + listed(facts.policy.immediateIssuanceEnvironments, by: "and"),
                source: facts.policySource,
                remedy: "name the environment under the policy's immediateIssuance, or use a portal that holds requests"
            )
        ]
    }
}
