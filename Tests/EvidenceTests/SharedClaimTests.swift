import Foundation
import GRDB
import PKI
import PostgreSQL
import PostgreSQLBench
import Testing

@testable import Evidence

/// Claims that several machines share, in a real PostgreSQL; each machine is a journal of its own.
@Suite(.timeLimit(.minutes(10))) struct `Shared claims` {
    private let folder: TemporaryFolder
    private let server: ServerAddress

    init() throws {
        folder = try TemporaryFolder()
        server = try PostgreSQLServer.shared.get().address()
    }

    private func machine(_ name: String) throws -> ClaimBook {
        let journal = try Journal(path: folder.file("\(name)/journal.sqlite"))
        return ClaimBook(journal, shared: SharedClaims(at: server, for: journal))
    }

    /// A machine with a run that has let its request go.
    private func released(_ run: String, on machine: ClaimBook) throws {
        try machine.journal.begin(run)
        #expect(try machine.claim(SampleRun.claim(run), at: 1) == .granted)
        try machine.journal.note(.intent, run)
        try machine.release(run: run, at: 2, body: [:])
    }

    @Test(arguments: [
        ("the same key", SampleRun.claim("b", request: "CR-9")), ("the same request", SampleRun.claim("b", key: "6")),
        ("both", SampleRun.claim("b")),
    ]) func `refuse another machine either key, and say who has it (P2)`(what: String, claim: Claim) throws {
        let (left, right) = (try machine("left"), try machine("right"))
        try left.journal.begin("a")
        try right.journal.begin("b")
        #expect(try left.claim(SampleRun.claim("a"), at: 1) == .granted)
        guard case .refused(let holder) = try right.claim(claim, at: 2) else {
            Issue.record("granted: \(what)")
            return
        }
        #expect(holder.run == "a")
        #expect(holder.operatorID == "ops.engineer")
        #expect(holder.place.contains(ProcessInfo.processInfo.hostName))
        #expect(try right.journal.entries(of: "b").count == 1)
        try left.settle(run: "a", as: .halted, at: 3, body: [:])
        #expect(try right.claim(claim, at: 4) == .granted)
    }

    @Test func `let nothing go twice, and nothing without a claim (P2)`() throws {
        let book = try machine("left")
        try released("a", on: book)
        let shared = try #require(book.shared)
        #expect(throws: JournalError.self) { try shared.release(run: "a", at: 3, body: [:]) }
        try book.journal.begin("b", request: "CR-9")
        #expect(throws: JournalError.self) { try shared.release(run: "b", at: 3, body: [:]) }
    }

    @Test func `that cannot be reached let nothing be claimed or released (P2)`() throws {
        let own = try PostgreSQLServer()
        let address = try own.address()
        let journal = try Journal(path: folder.file("left/journal.sqlite"))
        let book = ClaimBook(journal, shared: SharedClaims(at: address, for: journal))
        try journal.begin("a")
        #expect(try book.claim(SampleRun.claim("a"), at: 1) == .granted)
        try journal.note(.intent, "a")
        own.stop()
        let error = #expect(throws: JournalError.self) { try book.release(run: "a", at: 2, body: [:]) }
        guard case .shared = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try journal.run("a")?.releasedAt == nil)
        try journal.begin("b", request: "CR-9")
        #expect(throws: JournalError.self) { try book.claim(SampleRun.claim("b", request: "CR-9", key: "6"), at: 3) }
        #expect(try journal.entries(of: "b").count == 1)
        // The run ends all the same, and what it knows is not changed by a server that is away.
        try book.settle(run: "a", as: .halted, at: 4, body: [:])
        #expect(try book.recover(at: 5).map(\.run) == [])
    }

    @Test func `stay taken when the journal is deleted after the release (P2, P4)`() throws {
        try released("a", on: try machine("left"))
        try FileManager.default.removeItem(atPath: folder.file("left"))
        let again = try machine("left")
        try again.journal.begin("b")
        #expect(try again.shared?.standing() == .new)
        guard case .refused(let holder) = try again.claim(SampleRun.claim("b"), at: 3) else {
            Issue.record("granted after the journal was deleted")
            return
        }
        #expect(holder.run == "a")
        _ = try again.recover(at: 4)
        #expect(try again.claim(SampleRun.claim("b"), at: 5) != .granted)
    }

    @Test func `know an older copy of a journal from the journal itself (P2)`() throws {
        let book = try machine("left")
        try book.journal.begin("a")
        try book.shared?.enrol()
        #expect(try book.shared?.standing() == .known)
        let copy = folder.file("copy")
        try DatabaseQueue(path: folder.file("left/journal.sqlite")).writeWithoutTransaction {
            try $0.execute(sql: "VACUUM INTO ?", arguments: [copy])
        }
        try book.journal.note(.gate, "a")
        #expect(try book.shared?.standing() == .known)
        try book.shared?.enrol()
        let restored = try Journal(path: copy)
        let shared = SharedClaims(at: server, for: restored)
        #expect(try shared.standing() == .restored(seen: 2, here: 1))
        // Going on from the copy does not make it the journal.
        try restored.note(.page, "a")
        try restored.note(.page, "a")
        #expect(try shared.standing() == .restored(seen: 2, here: 3))
    }

    @Test(arguments: [
        ([EntryKind](), RunState.halted, true), ([.intent], .halted, true), ([.intent, .release], .held, false),
    ]) func `follow what an interrupted run was found to be (P4)`(
        steps: [EntryKind], state: RunState, isFree: Bool
    ) throws {
        let (left, right) = (try machine("left"), try machine("right"))
        try left.journal.begin("a", process: ProcessIdentity(pid: 1, startTime: -1, boot: "another"))
        _ = try left.claim(SampleRun.claim("a"), at: 1)
        for step in steps {
            if step == .release {
                try left.release(run: "a", at: 2, body: [:])
            } else {
                try left.journal.note(step, "a")
            }
        }
        #expect(try left.recover(at: 3).map(\.state) == [state])
        #expect(try left.shared?.open() == (isFree ? [:] : ["a": state]))
        try right.journal.begin("b")
        #expect(try (right.claim(SampleRun.claim("b"), at: 4) == .granted) == isFree)
    }

    @Test func `are given back by a decision and taken again by its correction (P2)`() throws {
        let (left, right) = (try machine("left"), try machine("right"))
        try released("a", on: left)
        try left.settle(run: "a", as: .held, at: 3, body: [:])
        try right.journal.begin("b")
        #expect(try right.claim(SampleRun.claim("b"), at: 4) != .granted)
        try left.decide(JournalDecision(run: "a", body: [:], state: .notSubmitted), at: 5)
        try left.decide(JournalDecision(run: "a", body: [:], state: .confirmed), at: 6)
        #expect(try right.claim(SampleRun.claim("b"), at: 7) != .granted)
        try left.decide(JournalDecision(run: "a", body: [:], state: .notSubmitted), at: 8)
        #expect(try right.claim(SampleRun.claim("b"), at: 9) == .granted)
        #expect(throws: JournalError.self) {
            try left.decide(JournalDecision(run: "a", body: [:], state: .confirmed), at: 10)
        }
        #expect(try left.journal.run("a")?.state == .notSubmitted)
    }

    @Test(arguments: [
        "DELETE FROM countersign_claim", "UPDATE countersign_claim SET spki = 'x'",
        "UPDATE countersign_claim SET released_at = NULL",
        "UPDATE countersign_claim SET given_back_at = 1; UPDATE countersign_claim SET given_back_at = NULL",
    ]) func `can only be given back, in the database too (P2)`(statement: String) throws {
        try released("a", on: try machine("left"))
        let connection = try Connection(to: server)
        let steps = statement.split(separator: ";").map(String.init)
        for step in steps.dropLast() { try connection.run(step) }
        let last = try #require(steps.last)
        #expect(throws: PostgreSQLError.self) { try connection.run(last) }
    }

    @Test func `are kept by no server that may forget them`() throws {
        let forgetful = try PostgreSQLServer(settings: ["fsync=off"])
        let journal = try Journal(path: nil)
        let claims = SharedClaims(at: try forgetful.address(), for: journal)
        let error = #expect(throws: JournalError.self) { try claims.examine() }
        #expect("\(error.map { "\($0)" } ?? "")".contains("fsync"))
        #expect(try SharedClaims(at: server, for: journal).examine().contains("version"))
    }
}
