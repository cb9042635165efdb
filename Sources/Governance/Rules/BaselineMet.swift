/// The named pack of baseline requirements that the policy chooses is met, section by section.
struct BaselineMet: Rule {
    let id = "baseline.met"
    let demand = "The named pack of baseline requirements that the policy chooses is met, section by section."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let pack = facts.policy.baseline else { return [] }
        return pack.faults(facts).map { fault in
            refusal(
                fault.message, fact: "\(fault.fact); \(pack.name) \(fault.section)", source: facts.policySource,
                remedy: "a request that meets \(pack.name) \(fault.section), approved anew")
        }
    }
}

extension BaselinePack {
    struct Fault {
        let message: String
        let fact: String
        let section: String
    }

    func faults(_ facts: Facts) -> [Fault] {
        key(facts) + validity(facts) + protection(facts) + usages(facts) + subject(facts)
    }

    private func key(_ facts: Facts) -> [Fault] {
        guard let csr = facts.parsedCSR else { return [] }
        let isFit: Bool
        switch csr.keyAlgorithm {
        case "RSA": isFit = csr.keyBits >= minimumRSABits
        default: isFit = csr.curve.map(curves.holdsExactly) ?? false
        }
        guard !isFit else { return [] }
        return [
            Fault(
                message: "This kind of key is not allowed.",
                fact: "key \(csr.keyType), allowed RSA from \(minimumRSABits) bits, \(listed(curves, by: "or"))",
                section: sections.key)
        ]
    }

    private func validity(_ facts: Facts) -> [Fault] {
        guard facts.packet.validityDays > maximumValidityDays else { return [] }
        return [
            Fault(
                message: "The validity is too long.",
                fact: "asked \(facts.packet.validityDays) days, allowed \(maximumValidityDays)",
                section: sections.validity)
        ]
    }

    private func protection(_ facts: Facts) -> [Fault] {
        guard let profile = facts.profileRule, (profile.custody.minimumFIPSLevel ?? 0) < minimumFIPSLevel else {
            return []
        }
        return [
            Fault(
                message: "Profile \(profile.name) does not demand the protection of the key that is required.",
                fact: "demanded FIPS 140 level \(profile.custody.minimumFIPSLevel ?? 0), required \(minimumFIPSLevel)",
                section: sections.protection)
        ]
    }

    private func usages(_ facts: Facts) -> [Fault] {
        guard let csr = facts.parsedCSR else { return [] }
        var faults: [Fault] = []
        let extended = csr.extendedKeyUsages
        if !extended.isEmpty, !extended.holdsExactly("Code Signing") {
            faults.append(
                Fault(
                    message: "Code signing is not among the extended key usages.", fact: "asked \(listed(extended))",
                    section: sections.extendedKeyUsage))
        }
        for foreign in extended where forbiddenUsages.holdsExactly(foreign) {
            faults.append(
                Fault(
                    message: "This extended key usage is forbidden.", fact: "asked \(foreign)",
                    section: sections.extendedKeyUsage))
        }
        if !csr.keyUsages.isEmpty, !csr.keyUsages.holdsExactly("Digital Signature") {
            faults.append(
                Fault(
                    message: "Digital signature is not among the key usages.", fact: "asked \(listed(csr.keyUsages))",
                    section: sections.keyUsage))
        }
        return faults
    }

    private func subject(_ facts: Facts) -> [Fault] {
        let parts = DistinguishedNameParts(facts.packet.subject)
        var faults: [Fault] = []
        func add(_ message: String, _ fact: String) {
            faults.append(Fault(message: message, fact: fact, section: sections.subject))
        }
        for type in ["CN", "O", "C"] where parts[type].isEmpty {
            add("The subject lacks \(type).", quoted(facts.packet.subject))
        }
        if parts["L"].isEmpty, parts["ST"].isEmpty {
            add("The subject has neither L nor ST.", quoted(facts.packet.subject))
        }
        if !parts["DC"].isEmpty { add("The subject has a domain component.", listed(parts["DC"])) }
        for (type, value) in parts.all where DistinguishedNameParts.sayingNothing.holdsExactly(value) {
            add("The subject's \(type) says nothing.", quoted(value))
        }
        return faults
    }
}
