/// Whether a person may go on with a run that stopped (P8): who, with what, and from where.
package enum TakeOverRules {
    /// Every reason to refuse; none permits.
    package static func judge(_ takeOver: TakeOver, _ facts: TakeOverFacts) -> [Refusal] {
        PersonalSignature(
            rule: "takeover.signed", what: "take-over", person: takeOver.person, state: takeOver.signature
        ).refusals(at: facts.now, facts.registry)
            + person(takeOver, facts) + state(takeOver, facts) + draft(facts) + packet(takeOver, facts)
    }

    private static func person(_ takeOver: TakeOver, _ facts: TakeOverFacts) -> [Refusal] {
        let handover = facts.packet.handover
        let entitled = [facts.packet.owner, handover.owner, handover.reviewer].map(\.id) + handover.deputies.map(\.id)
        guard !entitled.holdsExactly(takeOver.person) else { return [] }
        return [
            Refusal(
                rule: "takeover.person", message: "\(quoted(takeOver.person)) may not take the run over.",
                fact: "may: \(listed(Array(Set(entitled)).sorted().map(quoted)))",
                source: "packet \(facts.packet.requestID), handover",
                remedy: "the owner, the reviewer or a deputy resumes it")
        ]
    }

    private static func state(_ takeOver: TakeOver, _ facts: TakeOverFacts) -> [Refusal] {
        var found: [Refusal] = []
        if !takeOver.run.isExactly(facts.run) {
            found.append(
                stands("The take-over is about another run.", "it names \(quoted(takeOver.run))", facts, facts.run))
        }
        if facts.isReleased || !["halted", "failed"].contains(facts.state) {
            let fact = facts.isReleased ? "its request was let go" : "it is \(facts.state)"
            found.append(
                stands(
                    "Only a run that stopped with nothing sent can be resumed.", fact, facts,
                    facts.isReleased ? "countersign holds" : "countersign show \(facts.run)"))
        }
        return found
    }

    private static func draft(_ facts: TakeOverFacts) -> [Refusal] {
        guard facts.draft == nil else { return [] }
        return [stands("The run left no draft in the portal.", "no draft on record", facts, "countersign submit, anew")]
    }

    private static func packet(_ takeOver: TakeOver, _ facts: TakeOverFacts) -> [Refusal] {
        guard !takeOver.packetDigest.isExactly(facts.packetDigest) else { return [] }
        return [
            Refusal(
                rule: "takeover.packet", message: "The packet is not the one that the run was for.",
                fact: contrast(("here", takeOver.packetDigest), ("run", facts.packetDigest)), source: "packet.json",
                remedy: "the packet of run \(facts.run), or countersign submit, anew")
        ]
    }

    private static func stands(_ message: String, _ fact: String, _ facts: TakeOverFacts, _ remedy: String) -> Refusal {
        Refusal(rule: "takeover.state", message: message, fact: fact, source: "run \(facts.run)", remedy: remedy)
    }
}
