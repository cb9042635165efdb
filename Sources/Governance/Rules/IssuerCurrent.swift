/// The issuer is, with its whole chain, the one of the policy's inventory, still issues, and outlives what is asked.
struct IssuerCurrent: Rule {
    let id = "issuer.current"
    let demand =
        "The issuer is, with its whole chain, the one of the policy's inventory, still issues, and outlives what is asked."

    func judge(_ facts: Facts) -> [Refusal] {
        guard !facts.policy.issuers.isEmpty else { return [] }
        let asked = facts.packet.issuer
        guard let entry = facts.issuerEntry else {
            return [
                refused(
                    "The issuer is not in the inventory of trust chains.",
                    "key \(asked.keyID), known \(listed(facts.policy.issuers.map(\.keyID)))", facts)
            ]
        }
        return identity(asked, entry, facts) + dates(entry, facts)
    }

    private func identity(_ asked: Issuer, _ entry: IssuerEntry, _ facts: Facts) -> [Refusal] {
        var refusals: [Refusal] = []
        if !asked.subject.isExactly(entry.subject) {
            refusals.append(
                refused(
                    "The issuer's name is not that of its key.",
                    "packet \(quoted(asked.subject)), inventory \(quoted(entry.subject))", facts))
        }
        if asked.chain != entry.chain {
            refusals.append(
                refused(
                    "The issuer's chain is another than in the inventory.",
                    "packet \(listed(asked.chain.map(short))), inventory \(listed(entry.chain.map(short)))", facts))
        }
        return refusals
    }

    private func dates(_ entry: IssuerEntry, _ facts: Facts) -> [Refusal] {
        var refusals: [Refusal] = []
        if let stop = entry.stopsIssuing, stop <= facts.now {
            refusals.append(refused("The issuer issues no more.", "stopped \(stop), now \(facts.now)", facts))
        }
        let asked = facts.now.adding(milliseconds: Int64(facts.packet.validityDays) * 86_400_000)
        if entry.notAfter < asked {
            refusals.append(
                refused(
                    "The issuer ends before the certificate that is asked for would.",
                    "issuer until \(entry.notAfter), certificate until \(asked)", facts))
        }
        return refusals
    }

    private func refused(_ message: String, _ fact: String, _ facts: Facts) -> Refusal {
        refusal(
            message, fact: fact, source: "\(facts.policySource), issuers",
            remedy: "a packet with a current issuer, approved anew")
    }
}

extension Facts {
    /// The inventory's entry for the issuer that is asked for.
    var issuerEntry: IssuerEntry? { policy.issuers.first { $0.keyID.isExactly(packet.issuer.keyID) } }
}
