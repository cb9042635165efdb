import GRDB
import PKI

/// Adds to the chain, reads it, follows it.
enum JournalChain {
    static func append(_ entry: JournalEntry, to database: Database) throws -> StoredEntry {
        guard entry.kind != .started || RunSubject(entry.body) != nil else {
            throw JournalError.forbidden(run: entry.run, reason: "its first entry does not say what it is for")
        }
        let head = try head(of: database)
        let last = try last(of: entry.run, in: database)
        let stored = StoredEntry(
            seq: head.entries + 1, index: last.index + 1, entry: entry, previous: last.hash,
            previousInJournal: head.head)
        do {
            try insert(stored, into: database)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw JournalError.forbidden(
                run: entry.run, reason: "no \(entry.kind) here: \(error.message ?? "\(error)")")
        }
        return stored
    }

    static func entries(of run: String, in database: Database) throws -> [StoredEntry] {
        try Row.fetchAll(database, sql: "SELECT * FROM entries WHERE run = ? ORDER BY seq", arguments: [run])
            .map(stored)
    }

    /// Follows every entry from the first to the head.
    static func verify(_ database: Database) throws -> JournalFinding {
        var finding = JournalFinding(entries: 0, head: StoredEntry.origin)
        var runs: [String: (index: Int64, hash: SHA256Digest)] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM entries ORDER BY seq")
        while let row = try rows.next() {
            let stored = try stored(row)
            let last = runs[stored.entry.run] ?? (0, StoredEntry.origin)
            try verify(stored, hash: try row.decode(String.self, forColumn: "hash"), after: finding, inRun: last)
            finding = JournalFinding(entries: stored.seq, head: stored.hash)
            runs[stored.entry.run] = (stored.index, stored.hash)
        }
        let head = try head(of: database)
        guard head == finding else {
            throw JournalError.broken(
                seq: finding.entries + 1, reason: "the journal ended with entry \(head.entries), which is not there")
        }
        return finding
    }

    private static func verify(
        _ stored: StoredEntry, hash: String, after journal: JournalFinding,
        inRun run: (index: Int64, hash: SHA256Digest)
    ) throws(JournalError) {
        let seq = journal.entries + 1
        guard stored.seq == seq else { throw .broken(seq: seq, reason: "it is not there") }
        guard stored.hash.hex == hash else { throw .broken(seq: seq, reason: "its content does not have its hash") }
        guard stored.previousInJournal == journal.head else {
            throw .broken(seq: seq, reason: "it does not follow the entry before it")
        }
        guard stored.index == run.index + 1, stored.previous == run.hash else {
            throw .broken(seq: seq, reason: "it does not follow the entry before it in run \(stored.entry.run)")
        }
    }

    private static func insert(_ stored: StoredEntry, into database: Database) throws {
        let hash = stored.hash.hex
        try database.execute(
            sql: """
                INSERT INTO entries (seq, run, place, kind, at, body, previous, previous_in_journal, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                stored.seq, stored.entry.run, stored.index, stored.entry.kind.rawValue, stored.entry.at,
                String(decoding: stored.entry.body.canonical(), as: UTF8.self), stored.previous.hex,
                stored.previousInJournal.hex, hash,
            ])
        try database.execute(
            sql:
                "INSERT INTO head (id, seq, hash) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
            arguments: [stored.seq, hash])
    }

    private static func head(of database: Database) throws -> JournalFinding {
        guard let row = try Row.fetchOne(database, sql: "SELECT seq, hash FROM head") else {
            return JournalFinding(entries: 0, head: StoredEntry.origin)
        }
        let seq = try row.decode(Int64.self, forColumn: "seq")
        return JournalFinding(entries: seq, head: try digest(row, "hash", seq: seq))
    }

    private static func last(of run: String, in database: Database) throws -> (index: Int64, hash: SHA256Digest) {
        let sql = "SELECT seq, place, hash FROM entries WHERE run = ? ORDER BY place DESC LIMIT 1"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [run]) else { return (0, StoredEntry.origin) }
        let seq = try row.decode(Int64.self, forColumn: "seq")
        return (try row.decode(Int64.self, forColumn: "place"), try digest(row, "hash", seq: seq))
    }

    private static func stored(_ row: Row) throws -> StoredEntry {
        let seq = try row.decode(Int64.self, forColumn: "seq")
        let text = try row.decode(String.self, forColumn: "body")
        guard let kind = EntryKind(rawValue: try row.decode(String.self, forColumn: "kind")),
            let body = try? JSON.parse(Array(text.utf8), file: "entry \(seq)").root
        else { throw JournalError.broken(seq: seq, reason: "its kind or body cannot be read") }
        let entry = JournalEntry(
            run: try row.decode(String.self, forColumn: "run"), kind: kind,
            at: try row.decode(Int64.self, forColumn: "at"), body: body)
        return StoredEntry(
            seq: seq, index: try row.decode(Int64.self, forColumn: "place"), entry: entry,
            previous: try digest(row, "previous", seq: seq),
            previousInJournal: try digest(row, "previous_in_journal", seq: seq))
    }

    private static func digest(_ row: Row, _ column: String, seq: Int64) throws -> SHA256Digest {
        guard let digest = SHA256Digest(hex: try row.decode(String.self, forColumn: column)) else {
            throw JournalError.broken(seq: seq, reason: "\(column) is no SHA-256")
        }
        return digest
    }
}
