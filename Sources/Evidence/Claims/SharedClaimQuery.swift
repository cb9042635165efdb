import PostgreSQL

/// The statements of shared claims.
enum SharedClaimQuery {
    /// Refuses a server that may lose what it has confirmed.
    static func makeDurable(_ connection: borrowing Connection) throws(PostgreSQLError) {
        let durable = try connection.run(
            """
            SELECT current_setting('fsync'), current_setting('full_page_writes'), set_config('synchronous_commit',
                CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN 'on'
                ELSE current_setting('synchronous_commit') END, false)
            """)
        guard durable.first?[0] == "on", durable.first?[1] == "on" else {
            throw .refused(state: "55000", message: "fsync or full_page_writes is off: it may forget a claim")
        }
    }

    static let take = """
        INSERT INTO countersign_claim
            (journal, run, portal, environment, spki, request, version, operator, machine, claimed_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7::integer, $8, $9, $10::bigint, 'running')
        ON CONFLICT DO NOTHING RETURNING id
        """

    static let release = """
        UPDATE countersign_claim SET released_at = $3::bigint
        WHERE journal = $1 AND run = $2 AND given_back_at IS NULL AND released_at IS NULL AND state = 'running'
        RETURNING id
        """

    static let settle = """
        UPDATE countersign_claim SET state = $3, given_back_at = $4::bigint
        WHERE journal = $1 AND run = $2 AND given_back_at IS NULL
        """

    static let open = "SELECT run, state FROM countersign_claim WHERE journal = $1 AND given_back_at IS NULL"

    static let seen = "SELECT entries, head FROM countersign_journal WHERE journal = $1"

    static let enrol = """
        INSERT INTO countersign_journal (journal, entries, head, machine) VALUES ($1, $2::bigint, $3, $4)
        ON CONFLICT (journal) DO UPDATE SET entries = excluded.entries, head = excluded.head, machine = excluded.machine
        """

    /// The run that holds either key; nil if both are free.
    static func holder(of claim: Claim, _ connection: borrowing Connection) throws(PostgreSQLError) -> ClaimHolder? {
        let rows = try connection.run(
            """
            SELECT run, state, request, version, operator, machine, journal FROM countersign_claim
            WHERE given_back_at IS NULL AND ((portal = $1 AND environment = $2 AND spki = $3) OR request = $4)
            ORDER BY id LIMIT 1
            """, [claim.portal, claim.environment, claim.spkiSHA256, claim.requestID])
        guard let row = rows.first?.map({ $0 ?? "" }) else { return nil }
        return ClaimHolder(
            run: row[0], state: RunState(rawValue: row[1]) ?? .held, requestID: row[2],
            packetVersion: Int(row[3]) ?? 0, operatorID: row[4],
            place: "shared claims: machine \(row[5]), journal \(row[6].prefix(8))")
    }
}
