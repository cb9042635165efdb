/// The request's key is of a kind that the profile allows.
struct CSRKey: Rule {
    let id = "csr.key"
    let demand = "The request's key is of a kind that the profile allows."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let csr = facts.parsedCSR, let profile = facts.profileRule, !profile.keyTypes.holdsExactly(csr.keyType)
        else { return [] }
        return [
            refusal(
                "Profile \(profile.name) does not allow this kind of key.",
                fact: "key \(csr.keyType), allowed \(listed(profile.keyTypes, by: "or"))", source: facts.policySource,
                remedy: "a CSR with an allowed key, or the profile meant for this key, approved anew")
        ]
    }
}
