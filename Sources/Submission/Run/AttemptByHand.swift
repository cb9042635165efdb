import Evidence
import Governance
import PKI
import Portal
import Synchronization

/// A take-over in the browser: the person works and presses, and the interlock stays on.
///
/// The person arms first: the request's id is typed, the review page is compared, gate 2 judges, the intent is
/// recorded, the valve is shut. Only then is the portal's own button of any use.
extension Attempt {
    func byHand(_ visit: PortalVisit) async throws(Stop) -> RunOutcome {
        guard let attendance = request.attendance else { throw .halt(.nobodyAttends) }
        let end = ContinuousClock.now + .seconds(attendance.seconds)
        await visit.lend()
        let review = try await ready(visit, attendance, until: end)
        switch try await gates.judge(.commit) {
        case .refused(let refusals): return await halted(refusals, visit)
        case .permitted(let permit): return try await commit(visit, permit, review)
        }
    }

    /// Shuts the valve and holds what the browser is about to send: the robot presses, or the person is told to.
    func hold(
        _ visit: PortalVisit, _ permit: consuming Permit, _ armed: @Sendable () throws -> Void
    ) async throws(Stop) -> HeldCommit {
        guard request.isByHand else {
            return try await visit.holdCommit(permit, uptime: BootClock.now(), armed: armed)
        }
        let press = "armed: press “\(plan.map.commit.control.label)” in the browser now"
        return try await visit.holdCommitOfPerson(permit, uptime: BootClock.now()) { [report] in
            try armed()
            report(.commit(step: press))
        }
    }

    /// Asks until the person stands before a review page that equals the packet, with every page saved in this run.
    private func ready(
        _ visit: PortalVisit, _ attendance: Attendance, until end: ContinuousClock.Instant
    ) async throws(Stop) -> Review {
        var question = question(attendance, equal: 0)
        question.isByHand = true
        while true {
            question.seconds = Int((end - .now) / .seconds(1))
            try await typed(question, visit, attendance)
            question.objections = await visit.unsavedPages().map { "“\($0)” was not saved in this run: save it once." }
            guard question.objections.isEmpty else { continue }
            do {
                return try await reviewed(visit, isFresh: true)
            } catch {
                guard case .halt(let reason) = error, reason.isForThePersonToMend else { throw error }
                question.objections = [reason.reason] + reason.differences
            }
        }
    }

    /// What a person may type but the request's id ends the run; a browser that is closed ends the question.
    private func typed(
        _ question: Attendance.Question, _ visit: PortalVisit, _ attendance: Attendance
    ) async throws(Stop) {
        let isClosed = Flag()
        let watch = Task {
            while let stopped = await visit.stoppedNext() { tell(stopped) }
            if !Task.isCancelled { isClosed.set() }
        }
        let typed = await attendance.ask(question) { isClosed.isSet }
        watch.cancel()
        await watch.value
        if plan.isInterrupted() { throw .halt(.interrupted) }
        if isClosed.isSet { throw .halt(.browserClosed) }
        let isConfirmed = typed == question.request
        try recorded { () throws(JournalError) in
            try journal.note(
                .attendance, ["person": .text(request.takenOver?.person), "confirmed": .bool(isConfirmed)])
        }
        guard let typed else { throw .halt(.nobodyConfirmed(attendance.seconds)) }
        guard typed == question.request else { throw .halt(.otherTyped(question.request)) }
    }

    /// What the person's pages tried to send and was stopped: written down at once, and said to the person.
    private func tell(_ stopped: [RequestFinding]) {
        guard !stopped.isEmpty else { return }
        // It was stopped whatever the journal says; one that cannot record lets nothing be armed either.
        _ = journal.noteAfterRelease(
            .attendance, ["stopped": stopped.json, "person": .text(request.takenOver?.person)])
        for finding in stopped { report(.stopped(finding.words)) }
    }
}

/// Set once, from anywhere.
private final class Flag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .acquiring) }
    func set() { value.store(true, ordering: .releasing) }
}

extension HaltReason {
    /// A take-over in the browser was asked for, and nobody is there.
    fileprivate static let nobodyAttends = HaltReason(kind: "attendance", reason: "Nobody attends the browser.")

    /// The window is gone, or its browser.
    fileprivate static let browserClosed = HaltReason(
        kind: "interrupted", reason: "The browser was closed before anything was submitted.")

    static func nobodyConfirmed(_ seconds: Int) -> HaltReason {
        HaltReason(kind: "attendance", reason: "Nobody confirmed within \(seconds) s.")
    }

    static func otherTyped(_ expected: String) -> HaltReason {
        HaltReason(kind: "attendance", reason: "What was typed is not \(expected).")
    }

    /// Whether the person can do something about it in the browser: the page is another one, or says something else.
    fileprivate var isForThePersonToMend: Bool {
        !["interrupted", "browser", "dialog", "request", "session", "permit"].contains(kind)
    }
}
