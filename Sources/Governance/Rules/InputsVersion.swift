/// Versions of policy, registry, maps, inventory and record mapping only rise, and one version is one file.
struct InputsVersion: Rule {
    let id = "inputs.version"
    let demand = """
        Versions of policy, registry, maps, inventory and record mapping only rise, and one version is one file.
        """

    func judge(_ facts: Facts) -> [Refusal] {
        facts.inputs.flatMap { pinned($0, facts) + seen($0, facts) }
    }

    private func pinned(_ input: SignedInput, _ facts: Facts) -> [Refusal] {
        let least = facts.installation.pins?.leastVersions[input.kind.rawValue] ?? 0
        guard facts.isProduction, input.version < least else { return [] }
        return [
            refused(
                "The \(input.kind.rawValue) is older than root allows.", "v\(input.version), at least v\(least)",
                "\(input.source); \(facts.installation.pins?.source ?? "")")
        ]
    }

    private func seen(_ input: SignedInput, _ facts: Facts) -> [Refusal] {
        guard let seen = facts.seen.inputs[input.kind] else { return [] }
        if input.version < seen.version {
            return [
                refused(
                    "The \(input.kind.rawValue) went back to an older version.",
                    "v\(input.version), seen v\(seen.version)", "\(input.source); journal")
            ]
        }
        guard input.version == seen.version, !input.digest.isExactly(seen.digest) else { return [] }
        return [
            refused(
                "The \(input.kind.rawValue) changed and its version did not rise.",
                "v\(input.version): \(contrast(("seen", seen.digest), ("found", input.digest)))",
                "\(input.source); journal")
        ]
    }

    private func refused(_ message: String, _ fact: String, _ source: String) -> Refusal {
        refusal(message, fact: fact, source: source, remedy: "the newest version, signed by two persons")
    }
}
