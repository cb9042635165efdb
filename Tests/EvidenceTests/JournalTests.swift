import Foundation
import GRDB
import PKI
import Testing

@testable import Evidence

@Suite(.timeLimit(.minutes(10))) struct JournalTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("journal/journal.sqlite")
    }

    /// Opens the file as anybody could who may write it.
    private func attack(_ sql: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: sql) }
    }

    /// Two interleaved runs, five entries each.
    private func fill() throws {
        let journal = try Journal(path: path)
        for run in ["7f3a", "8b21"] { try journal.begin(run, request: "CR-\(run)") }
        for kind in [EntryKind.gate, .browser, .page, .picture] {
            for run in ["7f3a", "8b21"] { try journal.note(kind, run, body: ["step": .string(run)]) }
        }
    }

    @Test func `what was recorded is there after opening again`() throws {
        try fill()
        let journal = try Journal(path: path)
        #expect(try journal.entries(of: "7f3a").map(\.entry.kind) == [.started, .gate, .browser, .page, .picture])
        #expect(try journal.verify().entries == 10)
    }

    @Test func `each entry follows the one before it, in its run and in the journal`() throws {
        try fill()
        let journal = try Journal(path: path)
        let first = try journal.entries(of: "7f3a")
        let second = try journal.entries(of: "8b21")
        #expect(first.map(\.seq) == [1, 3, 5, 7, 9])
        #expect(zip(first, first.dropFirst()).allSatisfy { $1.previous == $0.hash })
        #expect(zip(first, second).allSatisfy { $1.previousInJournal == $0.hash })
        #expect(first[0].previous == StoredEntry.origin)
    }

    @Test func `any tool can follow the exported lines`() throws {
        try fill()
        let lines = try Journal(path: path).export(run: "7f3a").split(separator: UInt8(ascii: "\n"))
        for (line, next) in zip(lines, lines.dropFirst()) {
            let hash = SHA256Digest(of: Array(line)).hex
            #expect(try JSON.parse(Array(next), file: "line").root["previous"]?.string == hash)
        }
    }

    @Test(arguments: [
        "UPDATE entries SET at = at + 1 WHERE seq = 3", "DELETE FROM entries WHERE seq = 10", "DELETE FROM entries",
        "UPDATE entries SET seq = 99 WHERE seq = 10", "DELETE FROM claims", "UPDATE claims SET run = 'x'",
        "UPDATE claims SET spki = 'x', released_at = 1",
    ]) func `entries and claims can only be added`(sql: String) throws {
        try fill()
        let journal = try Journal(path: path)
        try journal.take("7f3a", to: [.claimed])
        let before = try journal.verify()
        #expect(throws: DatabaseError.self) { try attack(sql) }
        #expect(try journal.verify() == before)
    }

    @Test(arguments: [
        ("UPDATE entries SET body = '{\"step\":\"other\"}' WHERE seq = 5", 5),
        ("UPDATE entries SET at = 0 WHERE seq = 1", 1),
        ("UPDATE entries SET kind = 'nonsense' WHERE seq = 4", 4),
        ("UPDATE entries SET body = '{' WHERE seq = 4", 4),
        ("UPDATE entries SET body = '{\"step\": \"7f3a\"}', hash = 'x' WHERE seq = 3", 3),
        ("UPDATE entries SET run = '8b21', place = 9 WHERE seq = 9", 9),
        ("DELETE FROM entries WHERE seq = 6", 6), ("DELETE FROM entries WHERE seq = 10", 10),
        ("DELETE FROM entries", 1), ("DELETE FROM head", 11),
        ("UPDATE head SET seq = 12", 11),
    ]) func `a change made behind the journal's back is found at opening, P6`(sql: String, seq: Int64) throws {
        try fill()
        try attack("DROP TRIGGER entries_stay; DROP TRIGGER entries_stand; \(sql)")
        let error = #expect(throws: JournalError.self) { try Journal(path: path) }
        guard case .broken(let found, _) = error else {
            Issue.record("not broken: \(String(describing: error))")
            return
        }
        #expect(found == seq)
    }

    @Test func `a claim given back behind the journal's back is found at opening, P2`() throws {
        try fill()
        try Journal(path: path).take("7f3a", to: [.claimed])
        try attack("UPDATE claims SET released_at = 1")
        #expect(throws: JournalError.self) { try Journal(path: path) }
    }

    @Test func `each commit is synchronised to disk before it is over, P4`() throws {
        let journal = try Journal(path: path)
        let (mode, level) = try journal.read { database in
            (
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(database, sql: "PRAGMA synchronous")
            )
        }
        #expect(mode == "wal")
        #expect(level == 2)
    }

    @Test func `the file is its owner's alone`() throws {
        try fill()
        let journal = try Journal(path: path)
        try journal.note(.page, "7f3a")
        for (file, mode) in [("", 0o700), ("/journal.sqlite", 0o600), ("/journal.sqlite-wal", 0o600)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("journal\(file)"))
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode, "\(file)")
        }
    }

    @Test func `a folder that others may write is refused`() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let error = #expect(throws: JournalError.self) { try Journal(path: folder.file("journal.sqlite")) }
        #expect("\(error.map { "\($0)" } ?? "")".contains("chmod go-w"))
    }

    @Test func `a run is found by as much of its name as tells it apart`() throws {
        let journal = try Journal(path: nil)
        for run in ["7f3a", "7f3b", "7f"] { try journal.begin(run) }
        #expect(try journal.run("7f3a")?.run == "7f3a")
        #expect(try journal.run("7f")?.run == "7f")
        #expect(try journal.run("%") == nil)
        #expect(throws: JournalError.ambiguousRun("7f3", candidates: ["7f3a", "7f3b"])) { try journal.run("7f3") }
        #expect(try journal.runs(limit: 2).map(\.run) == ["7f", "7f3b"])
    }

    @Test func `a run begins once, and says what it is for`() throws {
        let journal = try Journal(path: nil)
        #expect(throws: JournalError.self) { try journal.note(.gate, "7f3a") }
        #expect(throws: JournalError.self) { try journal.note(.started, "7f3a", body: ["request": "CR-1"]) }
        try journal.begin("7f3a")
        #expect(throws: JournalError.self) { try journal.begin("7f3a") }
        #expect(try journal.verify().entries == 1)
    }
}
