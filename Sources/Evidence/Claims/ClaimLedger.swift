package import PKI

/// Where claims are taken: at most one claim on a key at a portal, and one on a request, is not given back.
///
/// The journal is the ledger of one machine, `SharedClaims` that of several; `ClaimBook` says in which order.
package protocol ClaimLedger: Sendable {
    /// Takes both keys of `claim`, or neither; durable when it returns.
    func claim(_ claim: Claim, at: Int64) throws(JournalError) -> ClaimResult

    /// Records that the run's request may leave now: once, and only while the run has its claim; durable when it returns.
    func release(run: String, at: Int64, body: JSON) throws(JournalError)

    /// Records where `run` stands, and gives its claim back unless that state keeps it; durable when it returns.
    func settle(run: String, as state: RunState, at: Int64, body: JSON) throws(JournalError)
}
