/// Who runs the submission has shown it with a key that the registry knows as theirs alone.
struct OperatorProven: Rule {
    let id = "operator.proven"
    let demand = "Who runs the submission has shown it with a key that the registry knows as theirs alone."

    func judge(_ facts: Facts) -> [Refusal] {
        let performer = facts.performer
        switch performer.proof {
        case .invalid(let reason): return [unproven(reason, facts)]
        case .account(let account): return [unproven("only account \(quoted(account.name)) says so", facts)]
        case .valid(let certificate, let notBefore, let notAfter):
            return holder(of: certificate, facts) + validity(notBefore, notAfter, facts)
        }
    }

    private func unproven(_ reason: String, _ facts: Facts) -> Refusal {
        refusal(
            "Nothing proves that \(quoted(facts.performer.id)) runs this submission.", fact: reason,
            source: facts.operatorSource, remedy: "the operator's own certificate and key as `signer`")
    }

    private func holder(of certificate: String, _ facts: Facts) -> [Refusal] {
        let holders = facts.registry.holders(ofCertificate: certificate).map(\.person.id)
        guard holders.count != 1 || !holders.holdsExactly(facts.performer.id) else { return [] }
        return [
            refusal(
                "The key that runs this submission is not \(quoted(facts.performer.id))'s alone.",
                fact: "SHA256:\(short(certificate)) is registered to \(listed(holders.map(quoted)))",
                source: facts.registrySource, remedy: "the operator's own registered key as `signer`")
        ]
    }

    private func validity(_ notBefore: Instant, _ notAfter: Instant, _ facts: Facts) -> [Refusal] {
        guard facts.now < notBefore || notAfter < facts.now else { return [] }
        return [
            refusal(
                "The operator's certificate is not valid now.",
                fact: "valid \(notBefore) to \(notAfter), now \(facts.now)", source: facts.operatorSource,
                remedy: "a valid certificate of the operator, registered")
        ]
    }
}
