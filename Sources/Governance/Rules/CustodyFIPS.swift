/// The module's FIPS 140 validation has the level that the profile demands, and is not revoked (CSBR §6.2.7.4.1).
struct CustodyFIPS: Rule {
    let id = "custody.fips"
    let demand = "The module's FIPS 140 validation has the level that the profile demands, and is not revoked."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let least = facts.custodyDemand.minimumFIPSLevel else { return [] }
        return facts.attestedKeys.compactMap { named, key in
            guard let (message, fact) = fault(facts, key, least) else { return nil }
            return refusal(
                message, fact: fact, source: key.claimsFIPS.map { $0.source(in: named) } ?? facts.policySource,
                remedy: "a key in a validated device, or the module's validation in the policy")
        }
    }

    private func fault(_ facts: Facts, _ key: AttestedKey, _ least: Int) -> (message: String, fact: String)? {
        if key.claimsFIPS?.value == false {
            return ("The device says that it is no FIPS device.", "level \(least) demanded, no FIPS device")
        }
        guard let module = facts.module(of: key) else {
            let version = key.firmware.map { " with firmware \($0.value)" } ?? ""
            return ("The policy knows no FIPS validation of this device.", "\(key.format)\(version)")
        }
        let words = "\(module.standard) level \(module.level), \(module.status) as of \(module.asOf)"
        if module.level < least { return ("The device's FIPS level is too low.", "\(words); demanded \(least)") }
        guard !["active", "historical"].contains(where: { module.status.isExactly($0) }) else { return nil }
        return ("The device's FIPS validation does not count.", words)
    }
}
