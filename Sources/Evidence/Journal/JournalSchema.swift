import GRDB

/// The journal's tables: entries are only ever added, a claim is only ever given back.
enum JournalSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in try database.execute(sql: version1) }
        migrator.registerMigration("2") { database in try database.execute(sql: version2) }
        return migrator
    }

    private static let version1 = """
        CREATE TABLE entries (
            seq INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            place INTEGER NOT NULL,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            body TEXT NOT NULL,
            previous TEXT NOT NULL,
            previous_in_journal TEXT NOT NULL,
            hash TEXT NOT NULL UNIQUE,
            UNIQUE (run, place)
        ) STRICT;
        CREATE UNIQUE INDEX one_start ON entries (run) WHERE kind = 'started';
        CREATE UNIQUE INDEX one_release ON entries (run) WHERE kind = 'release';

        -- The last entry once more, so that one cut off the end is missed.
        CREATE TABLE head (
            id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL
        ) STRICT;

        CREATE TABLE claims (
            id INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            portal TEXT NOT NULL,
            environment TEXT NOT NULL,
            spki TEXT NOT NULL,
            request TEXT NOT NULL,
            released_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX one_claim_a_run ON claims (run) WHERE released_at IS NULL;
        CREATE UNIQUE INDEX one_claim_a_key ON claims (portal, environment, spki) WHERE released_at IS NULL;
        CREATE UNIQUE INDEX one_claim_a_request ON claims (request) WHERE released_at IS NULL;

        CREATE TRIGGER entries_stay BEFORE DELETE ON entries
            BEGIN SELECT RAISE(ABORT, 'entries cannot be deleted'); END;
        CREATE TRIGGER entries_stand BEFORE UPDATE ON entries
            BEGIN SELECT RAISE(ABORT, 'entries cannot be changed'); END;
        CREATE TRIGGER claims_stay BEFORE DELETE ON claims
            BEGIN SELECT RAISE(ABORT, 'claims cannot be deleted'); END;
        CREATE TRIGGER claims_stand BEFORE UPDATE ON claims
            WHEN OLD.released_at IS NOT NULL OR NEW.released_at IS NULL OR NEW.id <> OLD.id OR NEW.run <> OLD.run
                OR NEW.portal <> OLD.portal OR NEW.environment <> OLD.environment OR NEW.spki <> OLD.spki
                OR NEW.request <> OLD.request
            BEGIN SELECT RAISE(ABORT, 'a claim can only be given back'); END;

        CREATE TRIGGER runs_begin BEFORE INSERT ON entries
            WHEN NEW.kind <> 'started' AND NOT EXISTS (SELECT 1 FROM entries WHERE run = NEW.run)
            BEGIN SELECT RAISE(ABORT, 'the run never began'); END;
        CREATE TRIGGER release_needs_claim BEFORE INSERT ON entries
            WHEN NEW.kind = 'release'
                AND NOT EXISTS (SELECT 1 FROM claims WHERE run = NEW.run AND released_at IS NULL)
            BEGIN SELECT RAISE(ABORT, 'a release needs the run''s claim'); END;
        CREATE TRIGGER release_needs_intent BEFORE INSERT ON entries
            WHEN NEW.kind = 'release'
                AND NOT EXISTS (SELECT 1 FROM entries WHERE run = NEW.run AND kind = 'intent')
            BEGIN SELECT RAISE(ABORT, 'a release needs a recorded intent'); END;
        CREATE TRIGGER release_needs_open_run BEFORE INSERT ON entries
            WHEN NEW.kind = 'release' AND EXISTS (SELECT 1 FROM entries WHERE run = NEW.run AND kind = 'outcome')
            BEGIN SELECT RAISE(ABORT, 'the run has ended'); END;
        """

    private static let version2 = """
        CREATE TRIGGER withheld_follows_release BEFORE INSERT ON entries
            WHEN NEW.kind = 'withheld' AND (
                NOT EXISTS (SELECT 1 FROM entries WHERE run = NEW.run AND kind = 'release')
                OR EXISTS (SELECT 1 FROM entries WHERE run = NEW.run
                    AND kind IN ('withheld', 'response', 'confirmation', 'outcome')))
            BEGIN SELECT RAISE(ABORT, 'only a release that nothing followed can be withheld'); END;
        """
}
