/// A decision fits where the run stands; what the portal itself confirmed is no person's to take back.
enum HoldStands {
    static func refusals(_ decision: HoldDecision, _ facts: HoldFacts) -> [Refusal] {
        var found: [Refusal] = []
        if !decision.run.isExactly(facts.run) {
            found.append(
                refusal("The decision is about another run.", "it names \(quoted(decision.run))", facts, facts.run))
        }
        if !fits(decision.finding, facts) {
            found.append(
                refusal(
                    "A run that is \(facts.state) cannot be decided to be \(decision.finding.rawValue).",
                    facts.isDecided ? "decided by persons" : "as the run itself ended", facts,
                    "a decision that fits: countersign show \(facts.run)"))
        }
        return found
    }

    private static func fits(_ finding: HoldDecision.Finding, _ facts: HoldFacts) -> Bool {
        switch (facts.state, finding) {
        case ("held", .submitted), ("held", .submittedElsewhere), ("held", .notSubmitted): true
        case ("confirmed", .closed): true
        case ("confirmed", .notSubmitted): facts.isDecided
        case ("not-submitted", .submitted), ("not-submitted", .submittedElsewhere): true
        // It was not closed after all: the key is taken again.
        case ("closed", .submitted), ("closed", .submittedElsewhere): true
        default: false
        }
    }

    private static func refusal(_ message: String, _ fact: String, _ facts: HoldFacts, _ remedy: String) -> Refusal {
        Refusal(rule: "hold.state", message: message, fact: fact, source: "run \(facts.run)", remedy: remedy)
    }
}
