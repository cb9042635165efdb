/// The profile may be used in the packet's environment.
struct ProfileEnvironment: Rule {
    let id = "profile.environment"
    let demand = "The profile may be used in the packet's environment."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let profile = facts.profileRule, !profile.environments.holdsExactly(facts.packet.environment) else {
            return []
        }
        return [
            refusal(
                "Profile \(profile.name) is not for environment \(quoted(facts.packet.environment)).",
                fact: "allowed in \(listed(profile.environments, by: "or"))", source: facts.policySource,
                remedy: "the profile meant for this environment, approved anew")
        ]
    }
}
