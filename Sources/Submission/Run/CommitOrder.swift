import Evidence
import Governance
import PKI
import Portal

/// The order of a run's one commit, for robot, person and proof alike: what is durable before what.
///
/// Intent → valve shut → click → held and compared → journal witnessed → facts once more → release recorded → let go, once.
struct CommitOrder: Sendable {
    let gates: GateKeeping
    let journal: RunJournal
    let evidence: RunEvidence
    /// Nil: nobody is given the journal before the release.
    var witness: Witness?
    let isInterrupted: @Sendable () -> Bool
    let report: @Sendable (RunEvent) -> Void

    /// How it ended.
    enum End: Sendable {
        /// The facts had changed while the request was held; it never leaves.
        case refused([Refusal])
        /// The release was on record, and then the permit was too old: the valve is closed, and nothing left.
        case withheld(String)
        /// It was let go at that moment (RFC 3339), and this came back.
        case released(CommitAnswer, at: String)
    }

    /// Takes every step in its order.
    ///
    /// - Parameters:
    ///   - permit: a permit for the commit.
    ///   - intent: what is about to be done.
    ///   - hold: shuts the valve, calls its second argument, then presses and holds what the browser is about to send.
    /// - Returns: How it ended, once the request was held.
    /// - Throws: ``Stop`` while provably nothing was sent.
    func perform(
        _ permit: consuming Permit, intent: JSON,
        hold: (consuming Permit, @Sendable () throws -> Void) async throws(Stop) -> HeldCommit
    ) async throws(Stop) -> End {
        try recorded { () throws(JournalError) in try journal.note(.intent, intent) }
        report(.commit(step: "intent recorded"))
        let held = try await hold(permit) { [journal] in try journal.note(.armed) }
        let comparison = held.comparison
        try recorded { () throws(JournalError) in try journal.note(.comparedRequest, comparison.json) }
        await evidence.compared("body of the commit", comparison.equal.count)
        report(.commit(step: "held"))
        report(.commit(step: "body equal (\(comparison.equal.count) of \(comparison.equal.count))"))
        try await witness?.attest()
        // P1 counts from here: the record's facts are read while the request is held.
        switch try await gates.judge(.release) {
        case .refused(let refusals): return .refused(refusals)
        case .permitted(let release):
            var releasedAt = ""
            let answer = try await held.release(
                release, uptime: { BootClock.now() }, stopped: isInterrupted,
                after: {
                    try journal.release()
                    releasedAt = Instant.now.description
                })
            if case .neverOpened(let why) = answer, journal.withhold(why) { return .withheld(why) }
            report(.commit(step: "released once"))
            return .released(answer, at: releasedAt)
        }
    }
}
