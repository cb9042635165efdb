import GRDB
import PKI

/// The record of every run: entries that are only ever added, each durable before the next act, chained by SHA-256.
package final class Journal: Sendable {
    private let database: DatabaseQueue

    /// Opens the journal at `path` (0600, in a folder that only its owner may write), or one in memory.
    ///
    /// - Throws: `JournalError` where the place is unsafe, or any entry is not what it was.
    package init(path: String?) throws(JournalError) {
        guard let path else {
            database = try Self.opened { try DatabaseQueue() }
            return
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        configuration.journalMode = .wal
        database = try JournalPlace(path).open { () throws(JournalError) in
            try Self.opened { try DatabaseQueue(path: path, configuration: configuration) }
        }
        _ = try verify()
    }

    private static func opened(_ queue: () throws -> DatabaseQueue) throws(JournalError) -> DatabaseQueue {
        do {
            let queue = try queue()
            // Only now: GRDB itself sets NORMAL for write-ahead logging, which may lose the last commits.
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try JournalSchema.migrator.migrate(queue)
            return queue
        } catch {
            throw JournalError.storage(operation: "open", reason: "\(error)")
        }
    }

    /// Records `entry`; durable when it returns.
    ///
    /// - Throws: `JournalError`; then nothing was recorded, and the act it should have recorded may not follow.
    @discardableResult
    package func append(_ entry: JournalEntry) throws(JournalError) -> StoredEntry {
        try write("write to") { database in try JournalChain.append(entry, to: database) }
    }

    /// The newest runs, newest first.
    package func runs(limit: Int = 50) throws(JournalError) -> [RunSummary] {
        try read { database in try RunQuery.newest(limit, in: database) }
    }

    /// The run whose name begins with `prefix`; nil if there is none.
    ///
    /// - Throws: `JournalError.ambiguousRun` where there is more than one.
    package func run(_ prefix: String) throws(JournalError) -> RunSummary? {
        try read { database in try RunQuery.named(prefix, in: database) }
    }

    /// Everything recorded of `run`, in order.
    package func entries(of run: String) throws(JournalError) -> [StoredEntry] {
        try read { database in try JournalChain.entries(of: run, in: database) }
    }

    /// The run's entries as journal.jsonl: one canonical JSON object a line; the hash of each is the next one's `previous`.
    package func export(run: String) throws(JournalError) -> [UInt8] {
        let entries = try entries(of: run)
        guard !entries.isEmpty else { throw JournalError.unknownRun(run) }
        return entries.flatMap { $0.line + [UInt8(ascii: "\n")] }
    }

    /// Follows the whole chain, and compares the claims with what the entries say of them.
    ///
    /// - Throws: `JournalError.broken` naming the first entry that is not what it was.
    package func verify() throws(JournalError) -> JournalFinding {
        try read { database in
            let finding = try JournalChain.verify(database)
            try ClaimQuery.verify(database)
            return finding
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try database.read(body)
        } catch let error as JournalError {
            throw error
        } catch {
            throw JournalError.storage(operation: "read", reason: "\(error)")
        }
    }

    /// One transaction that no other connection can begin meanwhile, synchronised to disk when it returns.
    func write<Value>(_ operation: String, _ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try database.write(body)
        } catch let error as JournalError {
            throw error
        } catch {
            throw JournalError.storage(operation: operation, reason: "\(error)")
        }
    }
}
