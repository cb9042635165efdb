/// In production, each file of rules carries two pinned, independent signatures.
struct InputsSigned: Rule {
    let id = "inputs.signed"
    let demand = """
        In production, policy, registry, maps, inventory and record mapping each carry two pinned, independent \
        signatures.
        """

    func judge(_ facts: Facts) -> [Refusal] {
        guard facts.isProduction else { return [] }
        return missing(facts) + facts.inputs.compactMap { judge($0, facts) }
    }

    private func missing(_ facts: Facts) -> [Refusal] {
        [SignedInput.Kind.policy, .registry, .maps, .inventory].filter { kind in
            !facts.inputs.contains { $0.kind == kind }
        }.map { kind in
            refusal(
                "There is no \(kind.rawValue) that could be signed.", fact: "production demands it",
                source: facts.installation.configuration,
                remedy: "`\(kind.rawValue)` in the configuration, signed by two persons")
        }
    }

    private func judge(_ input: SignedInput, _ facts: Facts) -> Refusal? {
        let counted = facts.signers(of: input)
        guard counted.count < 2 else { return nil }
        let found = input.signatures.map { signature -> String in
            switch signature.value {
            case .valid(let certificate, _, _): "\(signature.source): SHA256:\(short(certificate))"
            case .invalid(let reason): "\(signature.source): \(reason)"
            case .account(let account): "\(signature.source): account \(account.name)"
            }
        }
        return refusal(
            "The \(input.kind.rawValue) is signed by \(counted.count) of the 2 persons it takes.",
            fact: "counted \(listed(counted.map { quoted($0.id) })); signatures: \(listed(found))",
            source: "\(input.source); \(facts.installation.pins?.source ?? facts.installation.withoutPins)",
            remedy:
                "signatures by pinned signers who neither ask for, run nor approve this request: countersign policy sign"
        )
    }
}
