/// Every alternative name is of a type that the profile allows.
struct ProfileNames: Rule {
    let id = "profile.sans"
    let demand = "Every alternative name is of a type that the profile allows."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let profile = facts.profileRule else { return [] }
        let foreign = facts.packet.alternativeNames.filter { !profile.alternativeNameKinds.holdsExactly($0.kind) }
        guard !foreign.isEmpty else { return [] }
        return [
            refusal(
                "Profile \(profile.name) does not allow names of this type.",
                fact:
                    "asked \(listed(foreign.map(\.description))), allowed types \(listed(profile.alternativeNameKinds))",
                source: facts.policySource, remedy: "a packet and a CSR without these names, approved anew")
        ]
    }
}
