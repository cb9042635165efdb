package import PKI

/// Where claims are taken: at most one unreleased claim on a key at a portal, and one on a request.
///
/// The journal is the ledger of one machine. One shared by several machines takes the claim there first and then in
/// the machine's own journal, and gives them back the other way round.
package protocol ClaimLedger: Sendable {
    /// Takes both keys of `claim`, or neither; durable when it returns.
    func claim(_ claim: Claim, at: Int64) async throws(JournalError) -> ClaimResult

    /// Records where `run` stands, and gives its claim back unless that state keeps it; durable when it returns.
    func settle(run: String, as state: RunState, at: Int64, body: JSON) async throws(JournalError)
}
