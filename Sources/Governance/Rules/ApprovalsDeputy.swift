/// A deputy says for whom they act, within a deputyship's role, scope and dates, and the two never fill two duties.
struct ApprovalsDeputy: Rule {
    let id = "approvals.deputy"
    let demand =
        "A deputy says for whom they act, within a deputyship's role, scope and dates, and the two never fill two duties."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.approvals.indices.flatMap { number -> [Refusal] in
            let approval = facts.approvals[number]
            guard let principal = approval.deputyFor else { return silent(number, facts) }
            return bounds(number, principal, facts) + duties(number, principal, facts)
        }
    }

    private func silent(_ number: Int, _ facts: Facts) -> [Refusal] {
        let approval = facts.approvals[number]
        guard let person = facts.registry.person(approval.person), !person.roles.holdsExactly(approval.role),
            person.deputyships.contains(where: { $0.role.isExactly(approval.role) })
        else { return [] }
        return [refused(number, "is by a deputy and does not say for whom", "no principal named", facts)]
    }

    private func bounds(_ number: Int, _ principal: String, _ facts: Facts) -> [Refusal] {
        let approval = facts.approvals[number]
        let person = facts.registry.person(approval.person)
        let held = (person?.deputyships ?? []).filter {
            $0.principal.isExactly(principal) && $0.role.isExactly(approval.role)
        }
        guard !held.isEmpty else {
            return [
                refused(
                    number, "is by nobody's deputy in this role",
                    "\(quoted(approval.person)) is no deputy of \(quoted(principal)) as \(approval.role)", facts)
            ]
        }
        guard facts.registry.person(principal)?.roles.holdsExactly(approval.role) == true else {
            return [
                refused(
                    number, "is given for a person who does not hold the role: a deputyship cannot be handed on",
                    "\(quoted(principal)) holds \(listed(facts.registry.person(principal)?.roles ?? []))", facts)
            ]
        }
        let faults = held.compactMap { fault(of: $0, approval, facts) }
        guard faults.count == held.count else { return [] }
        return faults.prefix(1).map { refused(number, $0.message, $0.fact, facts) }
    }

    private func fault(of held: Deputyship, _ approval: Approval, _ facts: Facts) -> (message: String, fact: String)? {
        let dates = "from \(held.from) until \(held.until)"
        if approval.decided < held.from || held.until <= approval.decided {
            return ("was given outside the deputyship's dates", "\(dates), decided \(approval.decided)")
        }
        if held.until <= facts.now { return ("is by a deputyship that has ended", "\(dates), now \(facts.now)") }
        if !held.environments.holdsExactly(facts.packet.environment) {
            return ("is outside the deputyship's environments", "covers \(listed(held.environments))")
        }
        guard !held.profiles.isEmpty, !held.profiles.holdsExactly(facts.packet.profile) else { return nil }
        return ("is outside the deputyship's profiles", "covers \(listed(held.profiles))")
    }

    /// Who acts for somebody counts as both: the principal may have no other duty in this request.
    private func duties(_ number: Int, _ id: String, _ facts: Facts) -> [Refusal] {
        let principal = facts.person(id)
        if principal.isSame(as: facts.person(facts.approvals[number].person)) {
            return [refused(number, "is by a deputy who is the principal", quoted(id), facts)]
        }
        let others = facts.approvals.indices.filter { $0 != number }.map { facts.person(facts.approvals[$0].person) }
        let duties =
            [(facts.packet.requester, "asked for the certificate")]
            + facts.performers.map { ($0, "runs this submission") } + others.map { ($0, "approved in another role") }
        return duties.filter { $0.0.isSame(as: principal) }.prefix(1).map { _, deed in
            refused(number, "is given for the person who \(deed)", "deputy for \(quoted(id))", facts)
        }
    }

    private func refused(_ number: Int, _ message: String, _ fact: String, _ facts: Facts) -> Refusal {
        refusal(
            "\(facts.approvals[number].title) \(message).", fact: fact,
            source: "\(facts.source(ofApproval: number)); \(facts.registrySource)",
            remedy: "an approval by the person who holds the role, or by a deputy within their bounds")
    }
}
