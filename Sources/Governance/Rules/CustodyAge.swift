/// The device attested no longer ago than the profile allows (CSBR §4.2.1: attestations are not reused).
struct CustodyAge: Rule {
    let id = "custody.age"
    let demand = "The device attested no longer ago than the profile allows."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.attestedKeys.compactMap { named, key in
            guard let made = key.attestedAt else { return nil }
            let age = facts.now.since(made.value)
            let allowed = facts.custodyDemand.maximumAge ?? .max
            guard age > allowed || age < -Facts.clockTolerance else { return nil }
            return refusal(
                age < 0 ? "The device attested in the future." : "The attestation is too old.",
                fact: "attested \(made.value), now \(facts.now), allowed \(spoken(milliseconds: allowed))",
                source: made.source(in: named), remedy: "a fresh attestation, approved anew")
        }
    }
}
