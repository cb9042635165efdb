/// Where the policy does not let runs go unattended, a person watches the browser and confirms before the commit.
struct PortalAttended: Rule {
    let id = "portal.attended"
    let demand =
        "Where the policy does not let runs go unattended, a person watches the browser and confirms before the commit."

    func judge(_ facts: Facts) -> [Refusal] {
        guard !facts.isAttended else { return [] }
        if let profile = facts.profileRule, profile.isHeaded {
            return [
                refusal(
                    "Nobody watches, and profile \(profile.name) asks for a person.", fact: "headed: true",
                    source: facts.policySource, remedy: "countersign submit … --headed, by a person at a terminal")
            ]
        }
        guard !facts.policy.isUnattended(in: facts.environment) else { return [] }
        let allowed = facts.policy.unattendedEnvironments
        return [
            refusal(
                "Nobody watches, and the policy asks for a person in environment \(quoted(facts.environment)).",
                fact: "unattended allowed in \(listed(allowed, by: "or"))", source: facts.policySource,
                remedy: "countersign submit … --headed, by a person at a terminal")
        ]
    }
}
