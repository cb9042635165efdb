/// Each of the three roles has exactly one approval, and no other role has any.
struct ApprovalsRoles: Rule {
    let id = "approvals.roles"
    let demand = "Each of the three roles has exactly one approval, and no other role has any."

    func judge(_ facts: Facts) -> [Refusal] {
        Role.allCases.compactMap { judge($0, facts) } + unknownRoles(facts)
    }

    private func judge(_ role: Role, _ facts: Facts) -> Refusal? {
        let found = facts.approvals.filter { $0.role.isExactly(role.rawValue) }
        if found.isEmpty {
            return refusal(
                "There is no approval by the \(role.phrase).", fact: "approvals found: \(facts.approvals.count)",
                source: facts.packetSource,
                remedy: "an approval by the \(role.phrase) for digest \(short(facts.packetDigest))")
        }
        guard found.count > 1 else { return nil }
        return refusal(
            "The \(role.phrase) has \(found.count) approvals; which one counts cannot be known.",
            fact: listed(found.map { "\($0.source) (\($0.decision.rawValue) \($0.decided))" }),
            source: facts.packetSource, remedy: "exactly one approval in this role")
    }

    private func unknownRoles(_ facts: Facts) -> [Refusal] {
        facts.approvals.indices.filter { number in
            !Role.allCases.contains { $0.rawValue.isExactly(facts.approvals[number].role) }
        }.map { number in
            refusal(
                "There is no role \(quoted(facts.approvals[number].role)).",
                fact: "roles are \(listed(Role.allCases.map(\.rawValue)))", source: facts.source(ofApproval: number),
                remedy: "take this approval out, or have it given in a role that exists")
        }
    }
}
