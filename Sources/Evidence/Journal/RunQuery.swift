import GRDB
import PKI

/// Reads runs out of their entries: nothing about a run lies outside the chain.
enum RunQuery {
    static func newest(_ limit: Int, in database: Database) throws -> [RunSummary] {
        let sql = "SELECT run FROM entries WHERE kind = 'started' ORDER BY seq DESC LIMIT ?"
        return try String.fetchAll(database, sql: sql, arguments: [limit]).map { try summary(of: $0, in: database) }
    }

    static func named(_ prefix: String, in database: Database) throws -> RunSummary? {
        // Compared as bytes: LIKE would take % and _ for wildcards.
        let sql = "SELECT run FROM entries WHERE kind = 'started' AND substr(run, 1, length(?1)) = ?1 ORDER BY seq"
        let found = try String.fetchAll(database, sql: sql, arguments: [prefix])
        if found.contains(prefix) { return try summary(of: prefix, in: database) }
        guard found.count < 2 else { throw JournalError.ambiguousRun(prefix, candidates: found) }
        return try found.first.map { try summary(of: $0, in: database) }
    }

    static func summary(of run: String, in database: Database) throws -> RunSummary {
        let entries = try JournalChain.entries(of: run, in: database)
        guard let first = entries.first, let subject = RunSubject(first.entry.body) else {
            throw JournalError.unknownRun(run)
        }
        let outcome = entries.last { $0.entry.kind == .outcome }?.entry
        let state = outcome?.body["state"]?.string.flatMap(RunState.init)
        guard outcome == nil || state != nil else {
            throw JournalError.broken(seq: first.seq, reason: "the outcome of run \(run) says no state")
        }
        return RunSummary(
            run: run, subject: subject, state: state ?? .running, startedAt: first.entry.at, endedAt: outcome?.at,
            releasedAt: released(entries), outcome: outcome?.body)
    }

    /// When the request was let go; nil where it was not, or was withheld after all.
    private static func released(_ entries: [StoredEntry]) -> Int64? {
        guard !entries.contains(where: { $0.entry.kind == .withheld }) else { return nil }
        return entries.first { $0.entry.kind == .release }?.entry.at
    }

    static func running(in database: Database) throws -> [RunSummary] {
        let sql = """
            SELECT run FROM entries AS start WHERE kind = 'started'
                AND NOT EXISTS (SELECT 1 FROM entries WHERE run = start.run AND kind = 'outcome') ORDER BY seq
            """
        return try String.fetchAll(database, sql: sql).map { try summary(of: $0, in: database) }
    }
}
