/// The roles are filled by different persons, each with a key of their own.
struct ApprovalsPersons: Rule {
    let id = "approvals.persons"
    let demand = "The roles are filled by different persons, each with a key of their own."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.approvals.indices.compactMap { later in
            for earlier in 0..<later where !facts.approvals[earlier].role.isExactly(facts.approvals[later].role) {
                guard let link = link(facts.approvals[earlier], facts.approvals[later], facts) else { continue }
                return refusal(earlier, later, link, facts)
            }
            return nil
        }
    }

    private func refusal(_ earlier: Int, _ later: Int, _ link: String, _ facts: Facts) -> Refusal {
        let titles = [earlier, later].map {
            Role(rawValue: facts.approvals[$0].role)?.phrase ?? facts.approvals[$0].role
        }
        return refusal(
            "One person approved in two roles: \(listed(titles)).", fact: link,
            source: "\(facts.source(ofApproval: earlier)); \(facts.source(ofApproval: later))",
            remedy: "an approval by another person in one of these roles")
    }

    /// What shows that both were given by one person.
    private func link(_ first: Approval, _ second: Approval, _ facts: Facts) -> String? {
        let (one, other) = (facts.person(first.person), facts.person(second.person))
        if one.id.lowercased() == other.id.lowercased() { return "both by \(quoted(one.id))" }
        if one.isSame(as: other) { return "\(quoted(one.id)) and \(quoted(other.id)) share the address \(one.email)" }
        guard
            case .valid(let certificate, _, _) = first.signature, case .valid(let same, _, _) = second.signature,
            certificate.isExactly(same)
        else { return nil }
        return "both signed by SHA256:\(short(certificate))"
    }
}
