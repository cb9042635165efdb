/// Where the policy demands it, the claim on a key is shared by all machines that reach the portal.
struct ClaimShared: Rule {
    let id = "claim.shared"
    let demand = "Where the policy demands it, the claim on a key is shared by all machines that reach the portal."

    func judge(_ facts: Facts) -> [Refusal] {
        guard facts.policy.sharedClaims.holdsExactly(facts.environment), !facts.hasSharedClaims else { return [] }
        return [
            refusal(
                "Claims are this machine's own, and the policy asks for shared ones in environment \(quoted(facts.environment)).",
                fact: "no shared claims are configured", source: facts.policySource,
                remedy: "name the PostgreSQL server of all machines under claims in countersign.yaml")
        ]
    }
}
