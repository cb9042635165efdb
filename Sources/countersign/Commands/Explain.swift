import ArgumentParser
import Submission

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what a rule demands, why, and what clears it.",
        discussion: """
            EXAMPLES
              countersign explain approvals.expiry
              countersign explain csr
              countersign explain                       every rule, by name
            """)

    @Argument(help: "Rule, such as approvals.expiry, or a topic, such as csr.")
    var rule: String?

    @OptionGroup var form: FormOptions

    func validate() throws {
        if let rule, RuleExplanation.named(rule).isEmpty {
            let topics = Set(RuleExplanation.all.map { $0.rule.prefix { $0 != "." } }).sorted().joined(separator: ", ")
            throw ValidationError("There is no rule “\(rule)”. Topics: \(topics).")
        }
    }

    func run() throws {
        let found = rule.map(RuleExplanation.named) ?? RuleExplanation.all
        if form.asJSON { return found.forEach { JSONLine.print($0) } }
        guard rule != nil else {
            return found.forEach { print("\($0.rule.padding(to: 22)) \($0.demand)") }
        }
        for explanation in found {
            print(explanation.rule)
            print("  demands   \(explanation.demand)")
            print("  why       \(explanation.why)")
            print("  norm      \(explanation.norm)")
            print("  to clear  \(explanation.clears)")
        }
    }
}
