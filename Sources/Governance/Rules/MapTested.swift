/// A selector map that never reached a confirmation is used in production only where the policy says so.
struct MapTested: Rule {
    let id = "map.tested"
    let demand =
        "A selector map that nobody ever reached a confirmation with is not used in production unless the policy says so."

    func judge(_ facts: Facts) -> [Refusal] {
        let allowed = facts.policy.untestedMapEnvironments
        guard facts.map.isUntested, facts.isProduction, !allowed.holdsExactly(facts.environment) else { return [] }
        return [
            refusal(
                "The selector map says of itself that it is untested.",
                fact: "map \(facts.map.label); policy allows such maps in \(listed(allowed, by: "and"))",
                source: "map.yaml, status",
                remedy: "a version of the map with status: tested, once a submission was confirmed with it in staging")
        ]
    }
}
