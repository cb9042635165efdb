/// Each approval is signed with a certificate of the person it names, who holds its role.
struct ApprovalsSignature: Rule {
    let id = "approvals.signature"
    let demand = "Each approval is signed with a certificate of the person it names, who holds its role."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.approvals.indices.flatMap { number in
            guard let person = facts.registry.person(facts.approvals[number].person) else {
                return signature(number, of: nil, facts) + [unknownPerson(number, facts)]
            }
            return signature(number, of: person, facts) + role(number, of: person, facts)
        }
    }

    private func unknownPerson(_ number: Int, _ facts: Facts) -> Refusal {
        refusal(
            "\(facts.approvals[number].title) is by a person whom the registry does not know.",
            fact: "person \(quoted(facts.approvals[number].person))", source: facts.source(ofApproval: number),
            remedy: "an approval by a registered person")
    }

    private func signature(_ number: Int, of person: RegisteredPerson?, _ facts: Facts) -> [Refusal] {
        let approval = facts.approvals[number]
        switch approval.signature {
        case .invalid(let reason):
            return [
                refusal(
                    "\(approval.title) is not validly signed.", fact: reason, source: facts.source(ofApproval: number),
                    remedy: facts.freshApproval)
            ]
        case .account(let account): return self.account(account, number, of: person, facts)
        case .valid(let certificate, _, _):
            guard let person else { return [] }
            let holders = facts.registry.holders(ofCertificate: certificate)
            guard holders.map(\.person.id) != [person.person.id] else { return [] }
            return [
                refusal(
                    "\(approval.title) is not signed with a key that is \(person.person.name)'s alone.",
                    fact:
                        "SHA256:\(short(certificate)) is registered to \(listed(holders.map { quoted($0.person.id) }))",
                    source: facts.registrySource,
                    remedy: "\(facts.freshApproval), signed with \(person.person.name)'s registered key")
            ]
        }
    }

    private func account(
        _ account: Account, _ number: Int, of person: RegisteredPerson?, _ facts: Facts
    ) -> [Refusal] {
        let title = facts.approvals[number].title
        guard facts.policy.recordAccounts.holdsExactly(account.system) else {
            return [
                refusal(
                    "\(title) carries no signature, and the policy asks for one.",
                    fact: "account \(quoted(account.name)) at \(account.system)", source: facts.policySource,
                    remedy: "\(facts.freshApproval), signed with the approver's own key")
            ]
        }
        let holders = facts.registry.holders(of: account).map(\.person.id)
        guard let person, holders.count != 1 || !holders.holdsExactly(person.person.id) else { return [] }
        return [
            refusal(
                "\(title) is not by an account that is \(person.person.name)'s alone.",
                fact: "account \(quoted(account.name)) is registered to \(listed(holders.map(quoted)))",
                source: facts.registrySource, remedy: "the account entered in the registry for one person")
        ]
    }

    private func role(_ number: Int, of person: RegisteredPerson, _ facts: Facts) -> [Refusal] {
        let approval = facts.approvals[number]
        // Whether a deputy acts within bounds is approvals.deputy's to say.
        let isDeputy = approval.deputyFor != nil || person.deputyships.contains { $0.role.isExactly(approval.role) }
        guard Role(rawValue: approval.role) != nil, !person.roles.holdsExactly(approval.role), !isDeputy else {
            return []
        }
        return [
            refusal(
                "\(approval.title) is by a person who does not hold that role.",
                fact: "\(quoted(person.person.id)) holds \(listed(person.roles))", source: facts.registrySource,
                remedy: "an approval by a person registered in this role")
        ]
    }
}
