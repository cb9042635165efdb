import Evidence
import Governance
import PKI
import Portal

/// The law of one submission, on one page: what is durable before what, and which end is which.
///
/// Before the release every end is a refusal, a halt or a failure, and provably nothing was submitted. From the
/// release on every end is a confirmation or a hold, and nothing is ever sent again.
struct Attempt: Sendable {
    let request: SubmissionRequest
    let plan: VisitPlan
    let credentials: SignInCredentials?
    let gates: GateKeeping
    let journal: RunJournal
    let evidence: RunEvidence
    let report: @Sendable (RunEvent) -> Void

    /// GATE 1, then the portal: nothing is opened before it, no process and no connection.
    func perform() async -> RunOutcome {
        do {
            switch try await gates.judge(.entry) {
            case .refused(let refusals): return .refused(RefusedRun(refusals))
            case .permitted(let permit):
                if let holder = try claim() { return .refused(RefusedRun([holder])) }
                if try isKnown() { return await visit(permit) }
                return try await matched()
            }
        } catch {
            return ended(error)
        }
    }

    /// A journal that could have forgotten something is matched first; that takes longer than a permit counts.
    private func matched() async throws(Stop) -> RunOutcome {
        if let doubt = try await matching() { return .refused(RefusedRun([doubt])) }
        switch try await gates.judge(.entry) {
        case .refused(let refusals): return .refused(RefusedRun(refusals))
        case .permitted(let permit): return await visit(permit)
        }
    }

    /// The permit for entry is used up here: one portal is opened for it, once.
    private func visit(_ permit: consuming Permit) async -> RunOutcome {
        do {
            let visit = try await PortalVisit.open(plan, permit, uptime: BootClock.now())
            report(.browserReady(words(of: visit)))
            let outcome = await walk(visit)
            // The first act of every end, in one place: tunnels reset, valve closed, then the process group ended.
            await visit.close()
            return await lookedUp(outcome)
        } catch {
            return ended(error)
        }
    }

    private func walk(_ visit: PortalVisit) async -> RunOutcome {
        do {
            try await enter(visit)
            if request.isByHand { return try await byHand(visit) }
            let review = try await reviewed(visit, isFresh: false)
            if request.untilReview { return await rehearsed(review, visit) }
            try await attended(review)
            return try await gateTwo(visit, review)
        } catch {
            return await ended(error, visit)
        }
    }

    /// GATE 2: the review page fetched again, then every fact read again, so that the permit is young when it is used.
    private func gateTwo(_ visit: PortalVisit, _ review: Review) async throws(Stop) -> RunOutcome {
        let again = try await reviewed(visit, isFresh: true)
        guard again.stamp == review.stamp else { throw .halt(.stampMoved(review.stamp, again.stamp)) }
        switch try await gates.judge(.commit) {
        case .refused(let refusals): return await halted(refusals, visit)
        case .permitted(let permit): return try await commit(visit, permit, again)
        }
    }

    func commit(
        _ visit: PortalVisit, _ permit: consuming Permit, _ review: Review
    ) async throws(Stop) -> RunOutcome {
        let order = CommitOrder(
            gates: gates, journal: journal, evidence: evidence,
            witness: Witness(
                request: request, journal: journal, evidence: evidence, memory: gates.memory),
            isInterrupted: plan.isInterrupted, report: report)
        let end = try await order.perform(permit, intent: intent(review)) { permit, armed throws(Stop) in
            try await hold(visit, permit, armed)
        }
        switch end {
        case .refused(let refusals): return await halted(refusals, visit)
        case .withheld(let why): throw .halt(HaltReason(kind: "permit", reason: "Nothing was released: \(why)."))
        case .released(let answer, let releasedAt): return await concluded(answer, visit, releasedAt)
        }
    }
}
