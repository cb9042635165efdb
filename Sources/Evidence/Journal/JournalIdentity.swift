import GRDB
import PKI

/// Which journal this is, and how far it goes: what tells an older copy of it from itself.
package struct JournalIdentity: Sendable, Hashable {
    /// Hash of its first entry, lowercase hexadecimal: no two journals begin alike.
    package let journal: String
    /// Entries it has now.
    package let entries: Int64
    /// Hash of the last of them.
    package let head: String
}

extension Journal {
    /// Which journal this is; nil while it has no entry.
    func identity() throws(JournalError) -> JournalIdentity? {
        try read { database in
            guard let first = try Self.hash(of: 1, in: database),
                let row = try Row.fetchOne(database, sql: "SELECT seq, hash FROM head")
            else { return nil }
            return JournalIdentity(
                journal: first, entries: try row.decode(Int64.self, forColumn: "seq"),
                head: try row.decode(String.self, forColumn: "hash"))
        }
    }

    /// The hash of one entry, lowercase hexadecimal; nil where there is none.
    func hash(of seq: Int64) throws(JournalError) -> String? {
        try read { database in try Self.hash(of: seq, in: database) }
    }

    private static func hash(of seq: Int64, in database: Database) throws -> String? {
        try String.fetchOne(database, sql: "SELECT hash FROM entries WHERE seq = ?", arguments: [seq])
    }
}
