/// The selector map is, byte for byte, one that the list of maps allows for this portal and environment.
struct MapAllowed: Rule {
    let id = "map.allowed"
    let demand = "The selector map is, byte for byte, one that the list of maps allows for this portal and environment."

    func judge(_ facts: Facts) -> [Refusal] {
        let found = "map \(facts.map.version) (sha256 \(short(facts.map.sha256)))"
        guard let allowed = facts.map.allowed else {
            return facts.isProduction ? [refused("No list says which maps may be used.", found, facts)] : []
        }
        guard let entry = facts.allowedMap else {
            let known = allowed.filter { $0.portal.isExactly(facts.portal) }.map {
                "\($0.version) (\(short($0.sha256)))"
            }
            return [refused("The selector map is not on the list.", "\(found), listed \(listed(known))", facts)]
        }
        var refusals: [Refusal] = []
        if !entry.environments.holdsExactly(facts.environment) {
            refusals.append(
                refused(
                    "The selector map is not for environment \(quoted(facts.environment)).",
                    "\(found), allowed in \(listed(entry.environments))", facts))
        }
        if facts.registry.person(entry.author) == nil {
            refusals.append(
                refused("The selector map's author is not in the registry.", "author \(quoted(entry.author))", facts))
        }
        return refusals
    }

    private func refused(_ message: String, _ fact: String, _ facts: Facts) -> Refusal {
        refusal(
            message, fact: fact, source: facts.inputs.first { $0.kind == .maps }?.source ?? "configuration, maps",
            remedy: "the map reviewed and entered in the list, which two persons sign")
    }
}
