/// A statement is signed by the person it names, with a key that is theirs alone, by a certificate that is valid now.
struct PersonalSignature {
    /// Identifier of the rule that refuses.
    let rule: String
    /// What is signed: `decision`.
    let what: String
    /// Identity in the registry.
    let person: String
    /// Whether the signature holds.
    let state: SignatureState

    func refusals(at now: Instant, _ registry: Registry) -> [Refusal] {
        switch state {
        case .invalid(let reason): return [refusal("The \(what) is not validly signed.", reason, "the \(what)")]
        case .account(let account):
            return [refusal("The \(what) is not signed.", "account \(quoted(account.name))", "the \(what)")]
        case .valid(let certificate, let notBefore, let notAfter):
            return holder(of: certificate, registry) + validity(notBefore, notAfter, now)
        }
    }

    private func holder(of certificate: String, _ registry: Registry) -> [Refusal] {
        let holders = registry.holders(ofCertificate: certificate).map(\.person.id)
        guard holders.count != 1 || !person.isExactly(holders[0]) else { return [] }
        return [
            refusal(
                "The \(what) is not signed with a key that is \(quoted(person))'s alone.",
                "SHA256:\(short(certificate)) is registered to \(listed(holders.map(quoted)))", "the registry")
        ]
    }

    private func validity(_ notBefore: Instant, _ notAfter: Instant, _ now: Instant) -> [Refusal] {
        guard now < notBefore || notAfter < now else { return [] }
        return [
            refusal(
                "The \(what)'s certificate is not valid now.", "valid \(notBefore) to \(notAfter)",
                "the \(what)'s certificate")
        ]
    }

    private func refusal(_ message: String, _ fact: String, _ source: String) -> Refusal {
        Refusal(
            rule: rule, message: message, fact: fact, source: source,
            remedy: "a \(what) signed with the person's registered key")
    }
}
