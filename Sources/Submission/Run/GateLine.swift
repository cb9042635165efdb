import Governance

/// One topic of a gate with the facts that people ask for first.
package struct GateLine: Codable, Hashable, Sendable {
    /// First part of the rules' identifiers: `approvals`, `csr`, `window`.
    package let topic: String
    /// Whether no rule of the topic refused.
    package let passed: Bool
    /// The facts, in a few words.
    package let words: String
    /// Where they came from.
    package let source: String
}

extension GateLine {
    /// One line for each topic, in the order of the rules.
    static func all(facts: Facts, judgements: [RuleJudgement]) -> [GateLine] {
        var topics: [String] = []
        for topic in judgements.map(topic(of:)) where !topics.contains(topic) { topics.append(topic) }
        return topics.map { topic in
            let refusals = judgements.filter { self.topic(of: $0) == topic }.flatMap(\.refusals)
            let (words, source) = summary(of: topic, facts)
            return GateLine(
                topic: topic, passed: refusals.isEmpty,
                words: refusals.isEmpty ? words : refusals.map(\.message).joined(separator: " "), source: source)
        }
    }

    private static func topic(of judgement: RuleJudgement) -> String {
        String(judgement.id.prefix { $0 != "." })
    }

    private static func summary(of topic: String, _ facts: Facts) -> (words: String, source: String) {
        switch topic {
        case "packet": ("\(facts.filesFound.count) files as named", facts.sources["packet"] ?? "packet.json")
        case "operator": operation(facts)
        case "installation":
            ("\(facts.isProduction ? "production" : "not production")", facts.installation.configuration)
        case "inputs": inputs(facts)
        case "clock":
            (
                facts.clocks.isEmpty
                    ? "no other clock to compare with"
                    : facts.clocks.map { "\($0.offset) ms from \($0.source)" }.joined(separator: "; "),
                "this machine's clock"
            )
        case "evidence": evidence(facts)
        case "map": (facts.map.label, "sha256 \(facts.map.sha256.prefix(12))")
        case "environment", "subscriber", "san":
            (facts.inventory == nil ? "no inventory is kept" : "as registered", facts.inventory?.source ?? "")
        case "baseline": (facts.policy.baseline?.name ?? "no pack chosen", policy(facts))
        case "duties": ("requester, operator, approvers and reviewer kept apart", "registry and packet")
        case "portal": ("\(facts.portal), \(facts.environment)", facts.sources["portal"] ?? "configuration")
        case "record": record(facts)
        case "window": window(facts)
        case "approvals": approvals(facts)
        case "csr": csr(facts)
        case "custody": custody(facts)
        case "profile": ("\(facts.packet.profile), \(facts.packet.validityDays) days", policy(facts))
        case "issuer": (facts.packet.issuer.subject, policy(facts))
        default: ("nothing to object", "")
        }
    }

    private static func evidence(_ facts: Facts) -> (String, String) {
        let names = facts.sealing.probes.map { $0.name.prefix(1).lowercased() + $0.name.dropFirst() }
        return ("can be sealed: \(names.joined(separator: ", ")) probed", facts.sealing.probes.first?.source ?? "")
    }

    private static func policy(_ facts: Facts) -> String {
        "policy \(facts.policy.name) v\(facts.policy.version)"
    }

    private static func inputs(_ facts: Facts) -> (String, String) {
        let words = facts.inputs.map { "\($0.kind.rawValue) v\($0.version), \($0.signatures.count) signatures" }
        return (words.joined(separator: "; "), facts.installation.pins?.source ?? "no pins")
    }

    private static func operation(_ facts: Facts) -> (String, String) {
        let starter = facts.performer.startedBy.map { ", started by \($0.name) (\($0.system))" } ?? ""
        return ("\(facts.performer.id), by their own key\(starter)", facts.sources["operator"] ?? "configuration")
    }

    private static func record(_ facts: Facts) -> (String, String) {
        switch facts.record {
        case .read(let record): ("v\(record.version), \(record.state)", "\(record.source), read \(record.readAt)")
        case .unreadable(let source, let reason): (reason, source)
        case .unknownSchema(let source, let found): ("unknown schema \(found)", source)
        }
    }

    private static func window(_ facts: Facts) -> (String, String) {
        let window = facts.packet.window
        let left = spoken(milliseconds: window.closes.since(facts.now))
        return ("open until \(window.closes) (\(left) left)", "packet.json")
    }

    private static func approvals(_ facts: Facts) -> (String, String) {
        let persons = Set(facts.approvals.map(\.person)).count
        let words = "\(facts.approvals.count) of \(Role.allCases.count) current, \(persons) persons, none the requester"
        guard case .read(let record) = facts.record else { return (words, "") }
        return (words, "record v\(record.version), read \(record.readAt)")
    }

    private static func csr(_ facts: Facts) -> (String, String) {
        guard case .parsed(let csr) = facts.csr else { return ("not readable", facts.packet.csr.file) }
        return ("fingerprint locked and equal; \(csr.keyType); self-signed ok", facts.packet.csr.file)
    }

    private static func custody(_ facts: Facts) -> (String, String) {
        let words = facts.checkedAttestations.map { named, state in
            let device = "\(named.kind) serial \(named.serial)"
            guard case .attested(let key) = state else { return "\(device): not attestable, accepted as stated" }
            let quirks = key.quirks.isEmpty ? "" : " (quirks: \(key.quirks.joined(separator: ", ")))"
            return "\(device): attested for this key, generated on device, not exportable\(quirks)"
        }
        return (words.joined(separator: "; "), facts.packet.attestations.map(\.file).joined(separator: ", "))
    }
}
