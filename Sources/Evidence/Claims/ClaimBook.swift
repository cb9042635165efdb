package import PKI

/// A machine's journal and, where several machines reach one portal, the claims they share: in which order.
///
/// What takes or lets go comes first in the shared claims, then in the journal; what gives back goes the other way round.
/// So an interruption between the two leaves a key taken that could be free, and never one free that is taken.
package struct ClaimBook: ClaimLedger {
    package let journal: Journal
    package let shared: SharedClaims?

    /// The claims of one machine, or of several.
    package init(_ journal: Journal, shared: SharedClaims? = nil) {
        self.journal = journal
        self.shared = shared
    }

    /// Takes both keys in both places, or in neither.
    package func claim(_ claim: Claim, at: Int64) throws(JournalError) -> ClaimResult {
        if case .refused(let holder) = try shared?.claim(claim, at: at) { return .refused(holder: holder) }
        let result = try journal.claim(claim, at: at)
        if result != .granted { try shared?.settle(run: claim.run, as: .refused, at: at, body: [:]) }
        return result
    }

    /// Records the release in both places, before anything is let go: unreachable means not released.
    package func release(run: String, at: Int64, body: JSON) throws(JournalError) {
        try shared?.release(run: run, at: at, body: body)
        try journal.release(run: run, at: at, body: body)
    }

    /// Records a run's end; a shared claim that cannot be given back now is by the next `recover`.
    package func settle(run: String, as state: RunState, at: Int64, body: JSON) throws(JournalError) {
        try journal.settle(run: run, as: state, at: at, body: body)
        guard let shared else { return }
        try? shared.settle(run: run, as: state, at: at, body: body)
        if (try? shared.standing()) == .known { try? shared.enrol() }
    }

    /// Records a decision of persons; a key that it takes again is taken in the shared claims first.
    package func decide(_ decision: JournalDecision, at: Int64) throws(JournalError) {
        let before = try journal.run(decision.run)
        if let shared, let before, let state = decision.state, state.keepsClaim, !before.state.keepsClaim,
            let claim = try journal.claimed(by: decision.run),
            case .refused(let holder) = try shared.claim(claim, at: at)
        {
            throw .forbidden(run: decision.run, reason: "its key is taken by run \(holder.run) (\(holder.place))")
        }
        try journal.decide(decision, at: at)
        guard let state = decision.state else { return }
        try? shared?.settle(run: decision.run, as: state, at: at, body: [:])
    }

    /// Settles interrupted runs, then tells the shared claims what the journal knows of each of its open ones.
    ///
    /// A server that cannot be reached keeps nobody from reading the journal: what it holds stays taken.
    package func recover(at: Int64) throws(JournalError) -> [RecoveredRun] {
        let recovered = try journal.recover(at: at)
        guard let shared, let open = try? shared.open() else { return recovered }
        for (run, state) in open {
            // A run that this journal does not know was lost with an older one: only persons can say what became of it.
            guard let here = try journal.run(run)?.state, here != state else { continue }
            try? shared.settle(run: run, as: here, at: at, body: [:])
        }
        return recovered
    }
}

extension Journal {
    /// What a run claimed last; nil where it claimed nothing.
    func claimed(by run: String) throws(JournalError) -> Claim? {
        try entries(of: run).last { $0.entry.kind == .claimed }.flatMap { Claim(run: run, body: $0.entry.body) }
    }
}
