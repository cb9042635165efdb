/// One reason not to go on, with what would clear it.
package struct Refusal: Hashable, Sendable {
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

    /// Takes every part as given.
    package init(rule: String, message: String, fact: String, source: String, remedy: String) {
        self.rule = rule
        self.message = message
        self.fact = fact
        self.source = source
        self.remedy = remedy
    }
}
