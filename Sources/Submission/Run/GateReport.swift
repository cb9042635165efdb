package import Governance

/// What a gate found, for people and machines.
package struct GateReport: Codable, Hashable, Sendable {
    /// One rule with its reasons to refuse.
    package struct JudgedRule: Codable, Hashable, Sendable {
        /// Identifier, such as `approvals.expiry`.
        package let id: String
        /// What it demands.
        package let demand: String
        /// Its reasons to refuse; none permits.
        package let reasons: [Reason]
    }

    /// `entry`, `commit` or `release`.
    package let purpose: String
    /// Every rule, in the order in which people read them.
    package let rules: [JudgedRule]
    /// The facts behind the rules, one line a topic.
    package let lines: [GateLine]
    /// How old the oldest fact was when it was judged, in milliseconds.
    package let factsAge: Int64
    /// What it was judged by: name, version and SHA-256 (hexadecimal).
    package let policy: JudgedBy
    /// What refuses nothing, and people should know.
    package let warnings: [String]

    /// The policy behind a verdict.
    package struct JudgedBy: Codable, Hashable, Sendable {
        package let name: String
        package let version: Int
        package let sha256: String
    }

    /// Summarises facts and what the rules said of them.
    package init(purpose: Gate.Purpose, facts: Facts, judgements: [RuleJudgement], factsAge: Int64 = 0) {
        self.purpose = purpose.rawValue
        rules = judgements.map { JudgedRule(id: $0.id, demand: $0.demand, reasons: $0.refusals.map(Reason.init)) }
        lines = GateLine.all(facts: facts, judgements: judgements)
        self.factsAge = factsAge
        policy = JudgedBy(name: facts.policy.name, version: facts.policy.version, sha256: facts.policy.digest)
        warnings = facts.warnings.map(\.message)
    }

    /// Whether every rule had nothing to say.
    package var passed: Bool { rules.allSatisfy(\.reasons.isEmpty) }

    /// Rules that had nothing to say.
    package var passedCount: Int { rules.count { $0.reasons.isEmpty } }

    /// Every reason there is.
    package var reasons: [Reason] { rules.flatMap(\.reasons) }
}
