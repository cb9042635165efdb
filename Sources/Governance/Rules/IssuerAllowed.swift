/// The issuer is one that the profile allows.
struct IssuerAllowed: Rule {
    let id = "issuer.allowed"
    let demand = "The issuer is one that the profile allows."

    func judge(_ facts: Facts) -> [Refusal] {
        let issuer = facts.packet.issuer
        guard let profile = facts.profileRule, !profile.issuers.holdsExactly(issuer.keyID) else { return [] }
        return [
            refusal(
                "Profile \(profile.name) is not signed by \(issuer.subject).",
                fact: "asked key \(issuer.keyID), allowed \(listed(profile.issuers, by: "or"))",
                source: facts.policySource, remedy: "a packet with an allowed issuer, approved anew")
        ]
    }
}
