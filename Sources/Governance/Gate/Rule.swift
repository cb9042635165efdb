/// One demand on the facts.
package protocol Rule: Sendable {
    /// Stable identifier, such as `approvals.expiry`.
    var id: String { get }

    /// What is demanded, in one sentence.
    var demand: String { get }

    /// Every reason this rule has to refuse; none permits.
    func judge(_ facts: Facts) -> [Refusal]
}

/// What one rule said of the facts.
package struct RuleJudgement: Hashable, Sendable {
    /// Identifier of the rule.
    package let id: String
    /// What it demands.
    package let demand: String
    /// Its reasons to refuse.
    package let refusals: [Refusal]

    /// Takes every part as given.
    package init(id: String, demand: String, refusals: [Refusal]) {
        self.id = id
        self.demand = demand
        self.refusals = refusals
    }

    /// Whether the rule had nothing to say.
    package var passed: Bool { refusals.isEmpty }
}
