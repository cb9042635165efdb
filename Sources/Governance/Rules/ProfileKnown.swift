/// The profile is in the policy's catalogue.
struct ProfileKnown: Rule {
    let id = "profile.known"
    let demand = "The profile is in the policy's catalogue."

    func judge(_ facts: Facts) -> [Refusal] {
        guard facts.profileRule == nil else { return [] }
        return [
            refusal(
                "The policy knows no profile \(quoted(facts.packet.profile)).",
                fact: "known: \(listed(facts.policy.profiles.map(\.name)))", source: facts.policySource,
                remedy: "a packet with a known profile, or a policy that knows this one")
        ]
    }
}
