import GRDB
package import PKI

/// What a person decided about a run whose outcome was unknown, or what corrects an earlier decision.
package struct JournalDecision: Sendable, Hashable {
    /// The run it is about.
    package let run: String
    /// The signed statement and what was read from it.
    package let body: JSON
    /// Where the run stands from here on; nil where another person has to agree first.
    package let state: RunState?

    /// States a decision; whether the person may decide is judged before.
    package init(run: String, body: JSON, state: RunState?) {
        self.run = run
        self.body = body
        self.state = state
    }
}

extension Journal {
    /// Records a decision, and what follows from it for run and claim, in one transaction; durable when it returns.
    ///
    /// - Throws: `JournalError.forbidden` where the run does not stand where the decision begins, or where a corrected
    ///   run's key was taken by another run meanwhile.
    package func decide(_ decision: JournalDecision, at: Int64) throws(JournalError) {
        try write("write to") { database in try decision.record(at: at, in: database) }
    }
}

extension JournalDecision {
    /// Where a run may go by decision; a decision that was wrong is corrected by another.
    private static let transitions: [RunState: Set<RunState>] = [
        .held: [.confirmed, .notSubmitted],
        .confirmed: [.closed, .notSubmitted],
        .notSubmitted: [.confirmed],
        .closed: [.confirmed],
    ]

    fileprivate func record(at: Int64, in database: Database) throws {
        let before = try RunQuery.summary(of: run, in: database).state
        guard let allowed = Self.transitions[before] else {
            throw JournalError.forbidden(run: run, reason: "it is \(before.rawValue), which nobody has to decide")
        }
        _ = try JournalChain.append(JournalEntry(run: run, kind: .decision, at: at, body: body), to: database)
        guard let state else { return }
        guard allowed.contains(state) else {
            throw JournalError.forbidden(run: run, reason: "\(before.rawValue) cannot become \(state.rawValue)")
        }
        if state.keepsClaim, !before.keepsClaim { try takeAgain(in: database) }
        let entry = JournalEntry(run: run, kind: .outcome, at: at, body: outcome(state))
        _ = try JournalChain.append(entry, to: database)
        if !state.keepsClaim { try ClaimQuery.giveBack(run: run, at: at, in: database) }
    }

    private func outcome(_ state: RunState) -> JSON {
        ["state": .string(state.rawValue), "decided": true, "request": body["request"] ?? .null]
    }

    /// The key of a run that was thought unsent is taken again, unless another run has it.
    private func takeAgain(in database: Database) throws {
        let claimed = try JournalChain.entries(of: run, in: database).last { $0.entry.kind == .claimed }
        guard let claim = claimed.flatMap({ Claim(run: run, body: $0.entry.body) }) else { return }
        if let holder = try ClaimQuery.holder(of: claim, in: database) {
            throw JournalError.forbidden(
                run: run, reason: "its key is taken by run \(holder), which must be decided first")
        }
        try ClaimQuery.take(claim, in: database)
    }
}
