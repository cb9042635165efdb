import GRDB
import PKI

/// The end of a run, as one transaction; what persons decide later is a `JournalDecision`.
struct Settlement {
    let run: String
    let state: RunState
    let at: Int64
    let body: JSON

    func record(in database: Database) throws {
        let summary = try RunQuery.summary(of: run, in: database)
        if let reason = objection(to: summary) { throw JournalError.forbidden(run: run, reason: reason) }
        var members = body.object ?? ["detail": body]
        members["state"] = .string(state.rawValue)
        let entry = JournalEntry(run: run, kind: .outcome, at: at, body: .object(members))
        _ = try JournalChain.append(entry, to: database)
        if !state.keepsClaim { try ClaimQuery.giveBack(run: run, at: at, in: database) }
    }

    private func objection(to summary: RunSummary) -> String? {
        if state == .running { return "running is not an end" }
        if state == .notSubmitted || state == .closed { return "only persons can decide that it is \(state.rawValue)" }
        guard summary.state == .running else { return "it has ended already: \(summary.state.rawValue)" }
        // A run that let its request go can only be confirmed or held; what else it was, a person finds out later.
        if summary.releasedAt != nil, !state.keepsClaim {
            return "its request was let go, so that it cannot be called \(state.rawValue)"
        }
        return nil
    }
}
