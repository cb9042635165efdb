import Governance
import Testing

/// Good facts with one change, and what a gate must say of them.
struct RuleCase: Sendable, CustomTestStringConvertible {
    /// Rule that the case is about.
    let rule: String
    /// The change, in words.
    let name: String
    /// Messages of the refusals by this rule, in order; none in a permitting twin.
    let messages: [String]
    /// Other rules that must refuse the change too.
    let others: Set<String>
    let change: @Sendable (inout Facts) -> Void

    var testDescription: String { "\(rule): \(name)" }

    /// A change that this rule refuses, saying this.
    static func refuses(
        _ rule: String, _ name: String, _ messages: String..., others: Set<String> = [],
        when change: @escaping @Sendable (inout Facts) -> Void
    ) -> RuleCase {
        RuleCase(rule: rule, name: name, messages: messages, others: others, change: change)
    }

    /// The nearest change that every rule permits.
    static func permits(
        _ rule: String, _ name: String, when change: @escaping @Sendable (inout Facts) -> Void
    ) -> RuleCase {
        RuleCase(rule: rule, name: name, messages: [], others: [], change: change)
    }

    /// Judges the case by the whole gate: the right rules refuse, no others, in the right words.
    func check(_ location: SourceLocation = #_sourceLocation) {
        let refusals = Gate.standard.examine(Facts.good.changed(change)).flatMap(\.refusals)
        let own = refusals.filter { $0.rule == rule }
        #expect(own.map(\.message) == messages, sourceLocation: location)
        #expect(Set(refusals.map(\.rule)).subtracting([rule]) == others, sourceLocation: location)
        for refusal in refusals {
            #expect(![refusal.fact, refusal.source, refusal.remedy].contains(""), "P10", sourceLocation: location)
        }
    }
}
