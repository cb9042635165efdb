/// A decision has grounds: a reason, the portal's request where it names one, and for “not submitted” a fresh look-up
/// after the portal's quiet period that finds nothing, with a statement of the portal's operator.
enum HoldGrounds {
    static func refusals(_ decision: HoldDecision, _ facts: HoldFacts) -> [Refusal] {
        reason(decision) + request(decision, facts)
            + (decision.finding == .notSubmitted ? statement(decision) + lookUp(facts) : [])
    }

    private static func reason(_ decision: HoldDecision) -> [Refusal] {
        guard decision.reason.allSatisfy(\.isWhitespace) else { return [] }
        return [refusal("The decision gives no reason.", "reason “”", "the decision", "--reason \"…\"")]
    }

    private static func request(_ decision: HoldDecision, _ facts: HoldFacts) -> [Refusal] {
        let name = decision.request ?? ""
        if decision.finding.namesRequest, name.isEmpty {
            return [
                refusal(
                    "The decision names no request of the portal.", "request “”", "the decision", "the request's id")
            ]
        }
        let known = facts.lookUps.last?.candidates ?? []
        guard decision.finding == .submitted, !known.isEmpty, !known.holdsExactly(name) else { return [] }
        return [
            refusal(
                "The portal shows another request with this key.",
                "named \(quoted(name)), found \(listed(known.map(quoted)))",
                "look-up at \(facts.lookUps.last?.at.description ?? "")",
                "the id that the portal shows, or --submitted-elsewhere with the portal operator's reason")
        ]
    }

    private static func statement(_ decision: HoldDecision) -> [Refusal] {
        guard decision.statement == nil else { return [] }
        return [
            refusal(
                "No statement of the portal's operator is attached.", "statement missing", "the decision",
                "--statement FILE: the portal operator's words that no such request arrived")
        ]
    }

    private static func lookUp(_ facts: HoldFacts) -> [Refusal] {
        // A portal that cannot be looked up leaves the statement alone; the map says so, and policy allows such a map.
        guard let quiet = facts.quietPeriod else { return [] }
        let from = facts.releasedAt.adding(milliseconds: quiet)
        let source = "look-ups of run \(facts.run)"
        let wait = "a look-up after \(from), by this command once more"
        guard let last = facts.lookUps.last else {
            return [refusal("The portal was not looked up since.", "no look-up", source, wait)]
        }
        if last.at < from {
            return [
                refusal(
                    "The look-up is too early: the portal may still take the request in.",
                    "looked up \(last.at), quiet until \(from)", source, wait)
            ]
        }
        if facts.now.since(last.at) > HoldFacts.lookUpMaximumAge {
            let age = spoken(milliseconds: facts.now.since(last.at))
            return [refusal("The last look-up is too old.", "made \(age) ago", source, wait)]
        }
        guard !last.candidates.isEmpty else { return [] }
        return [
            refusal(
                "The portal shows a request with this key.", listed(last.candidates.map(quoted)), source,
                "--submitted \(last.candidates.first ?? ""), or the request closed at the portal first")
        ]
    }

    private static func refusal(_ message: String, _ fact: String, _ source: String, _ remedy: String) -> Refusal {
        Refusal(rule: "hold.grounds", message: message, fact: fact, source: source, remedy: remedy)
    }
}

/// Two natural persons say the same of the same statement; so one of them is not the run's operator.
enum HoldAgreement {
    static func isReached(_ decision: HoldDecision, _ facts: HoldFacts) -> Bool {
        let person = facts.registry.known(decision.person)
        return facts.earlier.contains { earlier in
            earlier.finding == decision.finding && earlier.statement == decision.statement
                && earlier.run.isExactly(decision.run) && !facts.registry.known(earlier.person).isSame(as: person)
        }
    }
}

extension HoldFacts {
    /// How old the last look-up may be, in milliseconds.
    static let lookUpMaximumAge: Int64 = 15 * 60_000
}
