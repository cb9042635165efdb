package import Governance

/// One reason not to go on, as people and machines are told it (P10).
package struct Reason: Codable, Hashable, Sendable {
    /// Identifier of the rule, such as `approvals.expiry`.
    package let rule: String
    /// What is wrong, in a sentence.
    package let message: String
    /// The fact that shows it.
    package let fact: String
    /// Where that fact came from.
    package let source: String
    /// What would clear it.
    package let remedy: String

    /// Takes a gate's refusal over, word for word.
    package init(_ refusal: Refusal) {
        rule = refusal.rule
        message = refusal.message
        fact = refusal.fact
        source = refusal.source
        remedy = refusal.remedy
    }
}
