/// No approver asked for the certificate or runs its submission.
struct ApprovalsRequester: Rule {
    let id = "approvals.requester"
    let demand = "No approver asked for the certificate or runs its submission."

    func judge(_ facts: Facts) -> [Refusal] {
        let requester = facts.packet.requester
        let performers = facts.performers.map { ($0, "runs this submission") }
        var refusals = facts.approvals.indices.flatMap { number in
            ([(requester, "asked for the certificate")] + performers).compactMap { person, deed in
                judge(number, person, deed, facts)
            }
        }
        if facts.registry.person(facts.performer.id) == nil {
            refusals.append(
                refusal(
                    "The operator is not in the registry, so nothing shows that no approver runs this submission.",
                    fact: "operator \(quoted(facts.performer.id))", source: facts.operatorSource,
                    remedy: "an operator whom the registry knows"))
        }
        return refusals
    }

    private func judge(_ number: Int, _ person: Person, _ deed: String, _ facts: Facts) -> Refusal? {
        let approver = facts.person(facts.approvals[number].person)
        guard approver.isSame(as: person) else { return nil }
        return refusal(
            "\(facts.approvals[number].title) is by the person who \(deed).",
            fact: "approver \(quoted(approver.id)), who \(deed): \(quoted(person.id))",
            source: facts.source(ofApproval: number), remedy: "an approval by another person in this role")
    }
}
