/// Each approval is of the past, not expired, not older than the policy allows, and by a certificate valid then and now.
struct ApprovalsExpiry: Rule {
    let id = "approvals.expiry"
    let demand =
        "Each approval is of the past, not expired, not older than the policy allows, and by a certificate valid then and now."

    func judge(_ facts: Facts) -> [Refusal] {
        // A no does not lapse: rejections and withdrawals are approvals.decision's to say.
        facts.approvals.indices.filter { facts.approvals[$0].decision == .approved }.flatMap { number in
            (times(facts.approvals[number], facts) + certificate(facts.approvals[number], facts)).map { message, fact in
                refusal(
                    "\(facts.approvals[number].title) \(message).", fact: fact,
                    source: facts.source(ofApproval: number),
                    remedy: facts.freshApproval)
            }
        }
    }

    private typealias Fault = (message: String, fact: String)

    private func times(_ approval: Approval, _ facts: Facts) -> [Fault] {
        let now = facts.now
        let age = now.since(approval.decided)
        var faults: [Fault] = []
        if approval.expires <= now {
            let ago = spoken(milliseconds: now.since(approval.expires))
            faults.append(("ended \(approval.expires) (\(ago) ago)", "expires \(approval.expires), now \(now)"))
        }
        if approval.expires <= approval.decided {
            faults.append(("ends before it begins", "decided \(approval.decided), expires \(approval.expires)"))
        }
        let most = min(
            facts.policy.approvalMaximumAge, facts.policy.approvalMaximumAgeByRole[approval.role] ?? .max)
        if age >= most {
            let allowed = spoken(milliseconds: most)
            faults.append(("is too old", "given \(spoken(milliseconds: age)) ago, allowed \(allowed)"))
        }
        if age < -Facts.clockTolerance {
            faults.append(("is dated in the future", "decided \(approval.decided), now \(now)"))
        }
        return faults
    }

    private func certificate(_ approval: Approval, _ facts: Facts) -> [Fault] {
        guard case .valid(_, let notBefore, let notAfter) = approval.signature else { return [] }
        let validity = "certificate valid \(notBefore) to \(notAfter)"
        if approval.decided < notBefore || notAfter < approval.decided {
            return [("was signed when its certificate was not valid", "\(validity), decided \(approval.decided)")]
        }
        // A key that has expired since could have signed at any time and dated it back.
        return notAfter < facts.now
            ? [("is signed by a certificate that has expired", "\(validity), now \(facts.now)")] : []
    }
}
