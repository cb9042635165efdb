/// The account that is signed in at the portal is the operator's in the registry, and nobody else's.
struct PortalAccount: Rule {
    let id = "portal.account"
    let demand = "The account that is signed in at the portal is the operator's in the registry, and nobody else's."

    func judge(_ facts: Facts) -> [Refusal] {
        guard facts.map.showsAccount else { return unshown(facts) }
        guard let seen = facts.performer.accountSeen else { return notYet(facts) }
        let holders = facts.registry.holders(of: Account(system: facts.portal, name: seen)).map(\.person.id)
        guard holders.count != 1 || !holders.holdsExactly(facts.performer.id) else { return [] }
        return [
            refused(
                "The account at the portal is not \(quoted(facts.performer.id))'s alone.",
                "account \(quoted(seen)) is registered to \(listed(holders.map(quoted)))",
                "the portal's page after the login; \(facts.registrySource)", facts)
        ]
    }

    /// Who is signed in is then known to nobody here: that is no account, and policy has to say that it may be so.
    private func unshown(_ facts: Facts) -> [Refusal] {
        let allowed = facts.policy.unshownAccountEnvironments
        guard !allowed.holdsExactly(facts.environment) else { return [] }
        return [
            refusal(
                "The portal does not show who is signed in.",
                fact: "map \(facts.map.label) names no account; policy allows that in \(listed(allowed, by: "and"))",
                source: "map.yaml, account; \(facts.policySource)",
                remedy: "a map that names where the account stands, or the environment in the policy's unshownAccounts"
            )
        ]
    }

    private func notYet(_ facts: Facts) -> [Refusal] {
        guard facts.step == .entry else {
            return [refused("No account was seen at the portal.", "nobody is signed in", facts.portalSource, facts)]
        }
        let accounts = facts.registry.person(facts.performer.id)?.accounts ?? []
        guard !accounts.contains(where: { $0.system.isExactly(facts.portal) }) else { return [] }
        return [
            refused(
                "The registry knows no account of \(quoted(facts.performer.id)) at portal \(quoted(facts.portal)).",
                "accounts: \(listed(accounts.map { "\($0.name) at \($0.system)" }))", facts.registrySource, facts)
        ]
    }

    private func refused(_ message: String, _ fact: String, _ source: String, _ facts: Facts) -> Refusal {
        refusal(
            message, fact: fact, source: source,
            remedy: "the operator's own account at the portal, entered in the registry")
    }
}
