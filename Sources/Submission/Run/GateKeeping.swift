import Evidence
import Governance
import PKI
import Portal

/// Reads every fact afresh and lets the gate judge; what it said is in the journal before anything follows from it.
struct GateKeeping: Sendable {
    let reading: FactReading
    let memory: GateMemory
    let journal: RunJournal
    let evidence: RunEvidence
    let report: @Sendable (RunEvent) -> Void

    /// How often facts are read for one step, where reading takes longer than a permit counts.
    private static let readings = 3

    /// Judges for a step, which waits meanwhile: facts that were old before they could count are read again.
    ///
    /// - Returns: A permit on the facts of the last reading, or every reason against it.
    func judge(_ purpose: Gate.Purpose) async throws(Stop) -> Judgement {
        for _ in 1..<Self.readings {
            let judgement = try await judgeOnce(purpose)
            if judgement.counts(atUptime: BootClock.now()) { return judgement }
        }
        return try await judgeOnce(purpose)
    }

    private func judgeOnce(_ purpose: Gate.Purpose) async throws(Stop) -> Judgement {
        let read: ReadFacts
        do {
            read = try await reading.read(for: purpose)
        } catch {
            throw .halt(HaltReason(kind: "facts", reason: "The facts could not be read again: \(error)"))
        }
        let facts = read.facts
        let age = (BootClock.now() - facts.uptime) / 1_000_000
        let result = GateReport(
            purpose: purpose, facts: facts, judgements: Gate.standard.examine(facts, for: purpose), factsAge: age)
        await evidence.keep(read.snapshot, purpose)
        await evidence.add(result)
        try recorded { () throws(JournalError) in
            try journal.note(purpose == .release ? .recheck : .gate, Self.body(result, facts))
        }
        report(.gateJudged(result))
        memory.found(facts)
        switch Gate.standard.judge(facts, for: purpose) {
        case .permitted(let permit): return .permitted(permit)
        case .refused(let refusals): return .refused(refusals)
        }
    }

    private static func body(_ report: GateReport, _ facts: Facts) -> JSON {
        let members: [String: JSON] = [
            "purpose": .string(report.purpose), "passed": .bool(report.passed),
            "rules": .array(
                report.rules.map { ["id": .string($0.id), "reasons": .texts($0.reasons.map(\.message))] }),
            "policy": .string(facts.policy.digest), "registry": .string(facts.registry.digest),
            "uptime": .integer(facts.uptime),
        ]
        return .object(members.merging(GateBody.seen(facts)) { first, _ in first })
    }
}

/// What the gate decided for one step.
enum Judgement: ~Copyable {
    /// The step may be taken, once.
    case permitted(Permit)
    /// It may not, for all these reasons.
    case refused([Refusal])

    /// Whether it still counts: a refusal always does.
    borrowing func counts(atUptime uptime: Int64) -> Bool {
        switch self {
        case .permitted(let permit): permit.isFresh(atUptime: uptime)
        case .refused: true
        }
    }
}

/// Runs a journal call; a journal that cannot record stops the run before the act.
func recorded<Value>(_ body: () throws(JournalError) -> Value) throws(Stop) -> Value {
    do {
        return try body()
    } catch {
        throw .machinery(
            MachineFailure("the journal could not record it: \(error)", remedy: "Check the journal's disk."))
    }
}
