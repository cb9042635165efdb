import PostgreSQL

/// The two tables of shared claims; as in the journal, a claim is only ever given back.
enum SharedClaimSchema {
    /// Makes what is missing; where it is all there, no right to make tables is needed.
    static func prepare(_ connection: borrowing Connection) throws(PostgreSQLError) {
        guard try connection.run("SELECT to_regclass('countersign_claim')").first?.first == .some(nil) else { return }
        try connection.run("BEGIN")
        // Two that make the tables at once would fail in the catalogue.
        try connection.run("SELECT pg_advisory_xact_lock(\(lock))")
        for statement in statements { try connection.run(statement) }
        try connection.run("COMMIT")
    }

    private static let lock = 0x636C_6169

    private static let statements = [
        """
        CREATE TABLE IF NOT EXISTS countersign_claim (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            journal TEXT NOT NULL,
            run TEXT NOT NULL,
            portal TEXT NOT NULL,
            environment TEXT NOT NULL,
            spki TEXT NOT NULL,
            request TEXT NOT NULL,
            version INTEGER NOT NULL,
            operator TEXT NOT NULL,
            machine TEXT NOT NULL,
            claimed_at BIGINT NOT NULL,
            released_at BIGINT,
            state TEXT NOT NULL,
            given_back_at BIGINT
        )
        """,
        """
        CREATE UNIQUE INDEX IF NOT EXISTS countersign_one_claim_a_run
            ON countersign_claim (journal, run) WHERE given_back_at IS NULL
        """,
        """
        CREATE UNIQUE INDEX IF NOT EXISTS countersign_one_claim_a_key
            ON countersign_claim (portal, environment, spki) WHERE given_back_at IS NULL
        """,
        """
        CREATE UNIQUE INDEX IF NOT EXISTS countersign_one_claim_a_request
            ON countersign_claim (request) WHERE given_back_at IS NULL
        """,
        """
        CREATE TABLE IF NOT EXISTS countersign_journal (
            journal TEXT PRIMARY KEY,
            entries BIGINT NOT NULL,
            head TEXT NOT NULL,
            machine TEXT NOT NULL
        )
        """,
        """
        CREATE OR REPLACE FUNCTION countersign_claim_stands() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'claims cannot be deleted'; END IF;
            IF OLD.given_back_at IS NOT NULL THEN RAISE EXCEPTION 'the claim was given back'; END IF;
            IF (NEW.id, NEW.journal, NEW.run, NEW.portal, NEW.environment, NEW.spki, NEW.request, NEW.version)
                IS DISTINCT FROM
                (OLD.id, OLD.journal, OLD.run, OLD.portal, OLD.environment, OLD.spki, OLD.request, OLD.version)
                OR (OLD.released_at IS NOT NULL AND NEW.released_at IS DISTINCT FROM OLD.released_at)
            THEN RAISE EXCEPTION 'a claim can only be released once and given back'; END IF;
            RETURN NEW;
        END $$
        """,
        """
        CREATE OR REPLACE TRIGGER countersign_claim_stands BEFORE UPDATE OR DELETE ON countersign_claim
            FOR EACH ROW EXECUTE FUNCTION countersign_claim_stands()
        """,
    ]
}
