/// Where a service runs the submission, a registered person started it.
struct OperatorStarted: Rule {
    let id = "operator.started"
    let demand = "Where a service runs the submission, a registered person started it."

    func judge(_ facts: Facts) -> [Refusal] {
        guard facts.registry.person(facts.performer.id)?.isService == true else { return [] }
        guard let account = facts.performer.startedBy else {
            return [refused("Nothing says who started \(quoted(facts.performer.id)).", "no account given", facts)]
        }
        let holders = facts.registry.holders(of: account)
        guard holders.count == 1, !holders[0].isService else {
            return [
                refused(
                    "It is not known which person started \(quoted(facts.performer.id)).",
                    "account \(quoted(account.name)) at \(account.system) is registered to "
                        + listed(holders.map { quoted($0.person.id) }), facts)
            ]
        }
        return []
    }

    private func refused(_ message: String, _ fact: String, _ facts: Facts) -> Refusal {
        refusal(
            message, fact: fact, source: facts.sources["startedBy"] ?? facts.operatorSource,
            remedy: "`startedBy` with an account that the registry has for one person")
    }
}
