/// The validity asked for is at least a day and no longer than the profile allows.
struct ProfileValidity: Rule {
    let id = "profile.validity"
    let demand = "The validity asked for is at least a day and no longer than the profile allows."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let profile = facts.profileRule else { return [] }
        let days = facts.packet.validityDays
        guard days < 1 || days > profile.maximumValidityDays else { return [] }
        return [
            refusal(
                "Profile \(profile.name) does not allow a validity of \(days) days.",
                fact: "asked \(days) days, allowed 1 to \(profile.maximumValidityDays)", source: facts.policySource,
                remedy: "a packet with a shorter validity, approved anew")
        ]
    }
}
