import Evidence
import Foundation
import Governance
import PKI
import Portal

/// A decision as it was signed.
struct SignedHoldDecision: Sendable {
    let cms: [UInt8]
    /// The portal operator's statement, byte for byte.
    let statement: [UInt8]?
    let decision: HoldDecision

    /// Reads back what was signed.
    ///
    /// - Throws: `InputError` where it is no decision of ours.
    init(cms: [UInt8], statement: [UInt8]?) throws(InputError) {
        self.cms = cms
        self.statement = statement
        decision = try HoldDecision(cms: cms, file: "the decision")
    }
}

/// Where a decision is judged and recorded.
struct HoldBench {
    let claims: ClaimBook
    let run: HeldRun
    let map: SelectorMap
    let registry: Registry
    /// Root of the evidence.
    let evidence: String

    /// Judges a decision, and records it unless it is refused.
    ///
    /// - Throws: `JournalError` where it could not be recorded, `InputError` where an earlier one is not what was signed.
    func judge(_ signed: SignedHoldDecision, _ candidates: [String]?) throws -> Deciding.Decided {
        let decision = signed.decision
        switch try verdict(of: decision) {
        case .refused(let refusals):
            return decided(decision, "refused", run.summary.state, candidates, refusals.map(Reason.init), [])
        case .awaitsSecondPerson:
            try record(signed, nil)
            return decided(decision, "recorded", run.summary.state, candidates, [], try keep(signed))
        case .decided:
            let state = Self.state(decision.finding)
            try record(signed, state)
            return decided(decision, "decided", state, candidates, [], try keep(signed))
        }
    }

    private func verdict(of decision: HoldDecision) throws -> HoldVerdict {
        if let request = decision.request, !map.confirmation.requestID.pattern.matches(request) {
            return .refused([
                Refusal(
                    rule: "hold.grounds", message: "The portal gives no such request ids.", fact: "“\(request)”",
                    source: "map \(map.portal) \(map.version), confirmation.requestID",
                    remedy: "the id as the portal shows it")
            ])
        }
        guard let releasedAt = run.releasedAt else {
            return .refused([
                Refusal(
                    rule: "hold.state",
                    message: "The run let nothing go: provably not sent, there is nothing to decide.",
                    fact: "no release on record", source: "journal, run \(run.summary.run)",
                    remedy: "nothing: a new run may start")
            ])
        }
        return HoldRules.judge(
            decision,
            HoldFacts(
                now: .now, run: run.summary.run, state: run.summary.state.rawValue, isDecided: run.isDecided,
                releasedAt: releasedAt, operatorID: run.summary.subject.operatorID, packet: run.packet,
                registry: registry, lookUps: run.lookUps,
                quietPeriod: map.reconciliation.lookup == nil ? nil : map.reconciliation.quietSeconds * 1000,
                earlier: try run.decisions()))
    }

    private func record(_ signed: SignedHoldDecision, _ state: RunState?) throws(JournalError) {
        let decision = signed.decision
        try claims.decide(
            JournalDecision(
                run: run.summary.run,
                body: [
                    "finding": .string(decision.finding.rawValue), "request": .text(decision.request),
                    "person": .string(decision.person), "reason": .string(decision.reason),
                    "statement": .text(decision.statement),
                    "cms": .string(Data(signed.cms).base64EncodedString()),
                ], state: state), at: Instant.now.milliseconds)
    }

    /// Lays the signed decision beside the run's sealed evidence, for `openssl cms -verify`.
    private func keep(_ signed: SignedHoldDecision) throws -> [String] {
        let folder = URL(fileURLWithPath: "\(run.summary.evidence(below: evidence)).decisions")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let stem = "\(signed.decision.decided.description.replacing(":", with: ""))-\(signed.decision.finding.rawValue)"
        let name = folder.appendingPathComponent("\(stem)-\(SHA256Digest(of: signed.cms).hex.prefix(8)).p7s")
        try Data(signed.cms).write(to: name, options: .atomic)
        guard let statement = signed.statement else { return [name.path] }
        let words = folder.appendingPathComponent("statement-\(SHA256Digest(of: statement).hex.prefix(16))")
        try Data(statement).write(to: words, options: .atomic)
        return [name.path, words.path]
    }

    private func decided(
        _ decision: HoldDecision, _ verdict: String, _ state: RunState, _ candidates: [String]?, _ reasons: [Reason],
        _ files: [String]
    ) -> Deciding.Decided {
        Deciding.Decided(
            run: run.summary.run, verdict: verdict, state: state.rawValue, request: decision.request,
            candidates: candidates, reasons: reasons, files: files)
    }

    private static func state(_ finding: HoldDecision.Finding) -> RunState {
        switch finding {
        case .submitted, .submittedElsewhere: .confirmed
        case .notSubmitted: .notSubmitted
        case .closed: .closed
        }
    }
}
