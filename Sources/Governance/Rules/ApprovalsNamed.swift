/// The approvers that the packet presents to the portal are those who approved.
struct ApprovalsNamed: Rule {
    let id = "approvals.named"
    let demand = "The approvers that the packet presents to the portal are those who approved."

    func judge(_ facts: Facts) -> [Refusal] {
        repeated(facts) + unknown(facts) + facts.approvals.compactMap { judge($0, facts) }
    }

    private func judge(_ approval: Approval, _ facts: Facts) -> Refusal? {
        let named = facts.packet.approvers.filter { $0.role.isExactly(approval.role) }
        guard Role(rawValue: approval.role) != nil, !named.contains(where: { $0.person.isExactly(approval.person) })
        else {
            return nil
        }
        let presented = named.isEmpty ? "nobody" : listed(named.map { quoted($0.person) })
        return refusal(
            "\(approval.title) is by another person than the packet presents.",
            fact: "packet \(presented), approval \(quoted(approval.person))", source: approval.source,
            remedy: "the approval of the person named, or a packet that names this one, approved anew")
    }

    private func repeated(_ facts: Facts) -> [Refusal] {
        Role.allCases.compactMap { role in
            let named = facts.packet.approvers.filter { $0.role.isExactly(role.rawValue) }
            guard named.count > 1 else { return nil }
            return refusal(
                "The packet presents \(named.count) persons as \(role.phrase).",
                fact: listed(named.map { quoted($0.person) }), source: facts.packetSource,
                remedy: "a packet that names one, approved anew")
        }
    }

    private func unknown(_ facts: Facts) -> [Refusal] {
        facts.packet.approvers.filter { Role(rawValue: $0.role) == nil }.map { approver in
            refusal(
                "The packet presents an approver in role \(quoted(approver.role)), which does not exist.",
                fact: "roles are \(listed(Role.allCases.map(\.rawValue)))", source: facts.packetSource,
                remedy: "a packet without this approver, approved anew")
        }
    }
}
