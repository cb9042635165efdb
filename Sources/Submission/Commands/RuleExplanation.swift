import Governance

/// What a rule demands, why, and what clears it, for people and machines.
package struct RuleExplanation: Codable, Hashable, Sendable {
    /// Identifier, such as `approvals.expiry`.
    package let rule: String
    /// What is demanded.
    package let demand: String
    /// Why, in a sentence or two.
    package let why: String
    /// Norm and section, or the word that it is the organization's own.
    package let norm: String
    /// What clears a refusal.
    package let clears: String

    /// Every rule, in the order of a gate, then those beside it.
    package static var all: [RuleExplanation] { ofGates + besideGates }

    private static var ofGates: [RuleExplanation] {
        Gate.standard.rules.compactMap { rule in
            Explanation.of(rule.id).map {
                RuleExplanation(rule: rule.id, demand: rule.demand, why: $0.why, norm: $0.norm, clears: $0.clears)
            }
        }
    }

    /// The rules whose identifier is this one, or begins with it and a point.
    package static func named(_ name: String) -> [RuleExplanation] {
        all.filter { $0.rule == name || $0.rule.hasPrefix("\(name).") }
    }
}
