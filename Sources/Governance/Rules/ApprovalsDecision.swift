/// No approver has said no or taken a yes back.
struct ApprovalsDecision: Rule {
    let id = "approvals.decision"
    let demand = "No approver has said no or taken a yes back."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.approvals.indices.filter { facts.approvals[$0].decision != .approved }.map { number in
            let approval = facts.approvals[number]
            let role = Role(rawValue: approval.role)?.phrase ?? quoted(approval.role)
            return refusal(
                approval.decision == .rejected
                    ? "The \(role) rejected the request." : "The \(role) withdrew the approval.",
                fact: "\(approval.decision.rawValue) \(approval.decided) by \(quoted(approval.person))",
                source: facts.source(ofApproval: number),
                remedy: "the person's own new approval, after what they objected to is settled")
        }
    }
}
