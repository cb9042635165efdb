package import PKI

extension Journal: ClaimLedger {
    /// Takes both keys of `claim` and records that, in one transaction.
    ///
    /// - Throws: `JournalError` where the run never began or has ended.
    package func claim(_ claim: Claim, at: Int64) throws(JournalError) -> ClaimResult {
        try write("claim in") { database in
            guard try RunQuery.summary(of: claim.run, in: database).state == .running else {
                throw JournalError.forbidden(run: claim.run, reason: "it has ended and can claim nothing")
            }
            if let holder = try ClaimQuery.holder(of: claim, in: database) {
                return .refused(holder: ClaimHolder(try RunQuery.summary(of: holder, in: database)))
            }
            try ClaimQuery.take(claim, in: database)
            let entry = JournalEntry(run: claim.run, kind: .claimed, at: at, body: claim.body)
            _ = try JournalChain.append(entry, to: database)
            return .granted
        }
    }

    /// Records the one release of a run; the journal's own law refuses a second.
    package func release(run: String, at: Int64, body: JSON) throws(JournalError) {
        try append(JournalEntry(run: run, kind: .release, at: at, body: body))
    }

    /// Records the run's end; gives the claim back unless `state` keeps it.
    ///
    /// - Throws: `JournalError.forbidden` where it has ended already, or was released and would be called unsent.
    package func settle(run: String, as state: RunState, at: Int64, body: JSON) throws(JournalError) {
        try write("write to") { database in
            try Settlement(run: run, state: state, at: at, body: body).record(in: database)
        }
    }
}
