/// Whether a decision about a held run counts (P4): who may take it, on what grounds, and how many persons it needs.
package enum HoldRules {
    /// Judges one decision.
    package static func judge(_ decision: HoldDecision, _ facts: HoldFacts) -> HoldVerdict {
        let refusals =
            signature(decision, facts)
            + [HoldEntitled.refusals, HoldStands.refusals, HoldGrounds.refusals].flatMap { $0(decision, facts) }
        guard refusals.isEmpty else { return .refused(refusals) }
        guard decision.finding == .notSubmitted else { return .decided }
        return HoldAgreement.isReached(decision, facts) ? .decided : .awaitsSecondPerson
    }

    private static func signature(_ decision: HoldDecision, _ facts: HoldFacts) -> [Refusal] {
        PersonalSignature(rule: "hold.signed", what: "decision", person: decision.person, state: decision.signature)
            .refusals(at: facts.now, facts.registry)
    }
}

/// Who answers for the request decides; who asked for the certificate does not.
enum HoldEntitled {
    static func refusals(_ decision: HoldDecision, _ facts: HoldFacts) -> [Refusal] {
        let handover = facts.packet.handover
        if facts.packet.requester.isSame(as: facts.registry.known(decision.person)) {
            return [
                refusal("The requester cannot decide about their own request.", quoted(decision.person), facts)
            ]
        }
        let entitled =
            [facts.packet.owner, handover.owner, handover.reviewer, handover.onCall].map(\.id)
            + handover.deputies.map(\.id) + [facts.operatorID]
        guard !entitled.holdsExactly(decision.person) else { return [] }
        return [
            refusal(
                "\(quoted(decision.person)) is not among those who may decide.",
                "may decide: \(listed(Array(Set(entitled)).sorted().map(quoted)))", facts)
        ]
    }

    private static func refusal(_ message: String, _ fact: String, _ facts: HoldFacts) -> Refusal {
        Refusal(
            rule: "hold.person", message: message, fact: fact, source: "packet \(facts.packet.requestID), handover",
            remedy: "a decision by the owner, the reviewer, a deputy, the person on call or the operator")
    }
}
