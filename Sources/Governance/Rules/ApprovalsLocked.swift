/// No approval is older than the last change of the request in the record.
struct ApprovalsLocked: Rule {
    let id = "approvals.locked"
    let demand = "No approval is older than the last change of the request in the record."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let record = facts.readRecord, let locked = record.lockedAt else { return [] }
        return facts.approvals.indices.filter { facts.approvals[$0].decided < locked }.map { number in
            refusal(
                "\(facts.approvals[number].title) was given before the request was locked.",
                fact: "decided \(facts.approvals[number].decided), locked \(locked)",
                source: "\(facts.source(ofApproval: number)); \(record.source)", remedy: facts.freshApproval)
        }
    }
}
