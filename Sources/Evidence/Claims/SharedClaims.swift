import Foundation
package import PKI
package import PostgreSQL

/// The claims of all machines that reach one portal, in PostgreSQL.
///
/// Each act is one transaction on a connection of its own, durable when it returns. An act whose answer is lost counts
/// as not done for us and as done for everybody else: nothing is released, and the key stays taken.
package struct SharedClaims: ClaimLedger {
    package let server: ServerAddress
    private let journal: Journal
    private let machine: String

    /// The claims at `server`, taken for the runs of `journal`; nothing is connected yet.
    package init(at server: ServerAddress, for journal: Journal) {
        self.server = server
        self.journal = journal
        machine = ProcessInfo.processInfo.hostName
    }

    /// Takes both keys for a run of the journal.
    package func claim(_ claim: Claim, at: Int64) throws(JournalError) -> ClaimResult {
        let (identity, subject) = try subject(of: claim.run)
        return try onServer { connection throws(PostgreSQLError) in
            let values: [String?] = [
                identity.journal, claim.run, claim.portal, claim.environment, claim.spkiSHA256, claim.requestID,
                String(subject.packetVersion), subject.operatorID, machine, String(at),
            ]
            // What held it may be given back between the two statements.
            for _ in 0..<3 {
                if try !connection.run(SharedClaimQuery.take, values).isEmpty { return .granted }
                if let holder = try SharedClaimQuery.holder(of: claim, connection) { return .refused(holder: holder) }
            }
            throw .refused(state: "40001", message: "the claim of another run comes and goes")
        }
    }

    /// Records the one release of a run that has its claim; `body` stays in the journal.
    package func release(run: String, at: Int64, body: JSON) throws(JournalError) {
        let (identity, _) = try subject(of: run)
        let released = try onServer { connection throws(PostgreSQLError) in
            try connection.run(SharedClaimQuery.release, [identity.journal, run, String(at)])
        }
        guard released.count == 1 else {
            throw .forbidden(run: run, reason: "the shared claims say that it has no claim, or was released before")
        }
    }

    /// Records where a run stands, and gives its claim back unless that state keeps it.
    package func settle(run: String, as state: RunState, at: Int64, body: JSON) throws(JournalError) {
        let (identity, _) = try subject(of: run)
        let givenBack = state.keepsClaim ? nil : String(at)
        try onServer { connection throws(PostgreSQLError) in
            _ = try connection.run(SharedClaimQuery.settle, [identity.journal, run, state.rawValue, givenBack])
        }
    }

    /// Runs of this journal whose claim is not given back, with the state in which they are known here.
    package func open() throws(JournalError) -> [String: RunState] {
        guard let identity = try journal.identity() else { return [:] }
        let rows = try onServer { connection throws(PostgreSQLError) in
            try connection.run(SharedClaimQuery.open, [identity.journal])
        }
        let states = rows.compactMap { row in
            row[0].map { ($0, row[1].flatMap(RunState.init) ?? .held) }
        }
        return Dictionary(states) { first, _ in first }
    }

    /// How the journal stands to what was seen of it.
    package func standing() throws(JournalError) -> JournalStanding {
        guard let identity = try journal.identity() else { return .new }
        let rows = try onServer { connection throws(PostgreSQLError) in
            try connection.run(SharedClaimQuery.seen, [identity.journal])
        }
        guard let row = rows.first, let entries = row[0].flatMap(Int64.init) else { return .new }
        return try journal.hash(of: entries) == row[1]
            ? .known : .restored(seen: entries, here: identity.entries)
    }

    /// Takes down how far the journal goes now; an older copy of it is told from it by this.
    package func enrol() throws(JournalError) {
        guard let identity = try journal.identity() else { return }
        try onServer { connection throws(PostgreSQLError) in
            _ = try connection.run(
                SharedClaimQuery.enrol, [identity.journal, String(identity.entries), identity.head, machine])
        }
    }

    /// Whether the server can be used, in words for people.
    package func examine() throws(JournalError) -> String {
        try onServer { connection throws(PostgreSQLError) in
            let version = try connection.run("SHOW server_version").first?.first.flatMap(\.self) ?? "?"
            return "\(server), version \(version)"
        }
    }

    private func subject(of run: String) throws(JournalError) -> (JournalIdentity, RunSubject) {
        guard let identity = try journal.identity(), let summary = try journal.run(run), summary.run == run else {
            throw .unknownRun(run)
        }
        return (identity, summary.subject)
    }

    private func onServer<Answer>(
        _ act: (borrowing Connection) throws(PostgreSQLError) -> Answer
    ) throws(JournalError) -> Answer {
        do {
            let connection = try Connection(to: server)
            try SharedClaimQuery.makeDurable(connection)
            try SharedClaimSchema.prepare(connection)
            return try act(connection)
        } catch {
            throw .shared(place: "\(server)", reason: error.description)
        }
    }
}
