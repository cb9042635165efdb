import Evidence

/// A halt, a hold or a take-over, and whether it ended as it should.
struct RunEnd: Sendable, Hashable {
    enum Kind: String, Sendable {
        case halt
        case hold
        case takeOver = "take-over"
    }

    let kind: Kind
    let isAsItShould: Bool
}

extension RunEnd {
    /// What there was of a run; `all` are the runs in which it may have gone on.
    static func all(of run: RecordedRun, among all: [RecordedRun]) -> [RunEnd] {
        let isGood = !run.findings.contains(.endedBadly)
        var ends: [RunEnd] = []
        if run.state == .halted {
            ends.append(RunEnd(kind: .halt, isAsItShould: isGood && isSettled(run, among: all)))
        }
        if run.wasHeld { ends.append(RunEnd(kind: .hold, isAsItShould: isGood && isDecided(run))) }
        if run.takenOverFrom != nil {
            let isDone = run.state == .confirmed || run.state == .closed || run.state == .refused
            ends.append(RunEnd(kind: .takeOver, isAsItShould: isGood && isDone))
        }
        return ends
    }

    /// A halt is settled when it was no false alarm and nothing of it is left: no draft, a discarded one, one that a
    /// later run took up, or a request that a later run has brought to the portal.
    private static func isSettled(_ run: RecordedRun, among all: [RecordedRun]) -> Bool {
        if run.findings.contains(.falseAlarm) { return false }
        if run.draft == nil || run.findings.contains(.draftDiscarded) { return true }
        return all.contains { other in
            other.takenOverFrom == run.run
                || (other.request == run.request && other.started > run.started
                    && (other.state == .confirmed || other.state == .closed))
        }
    }

    /// Persons decided it, and nobody had to correct them: closing a confirmed request is no correction.
    private static func isDecided(_ run: RecordedRun) -> Bool {
        run.state != .held && run.decided.filter { $0 != .closed }.count == 1
    }
}
