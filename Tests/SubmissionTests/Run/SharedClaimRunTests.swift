import Foundation
import PostgreSQL
import PostgreSQLBench
import StagingPortal
import Submission
import Testing

/// Runs whose claims lie in a real PostgreSQL, in a real browser against a real portal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A run that does not have its claims to itself` {
    /// A portal, a packet and an installation, with shared claims where `server` is.
    private func with(
        _ server: ServerAddress?, _ body: (StagingPortal, GoodPacket) async throws -> Void
    ) async throws {
        let portal = try await StagingPortal.start(StagingPortalOptions())
        let good = try GoodPacket.make(origin: portal.origin)
        do {
            if let server { try good.share(server) }
            try await body(portal, good)
        } catch {
            good.remove()
            await portal.stop()
            throw error
        }
        good.remove()
        await portal.stop()
    }

    private func submit(_ good: GoodPacket) async throws -> RunOutcome {
        await Run(try good.request()).perform { _ in }
    }

    @Test func `is refused where the journal was deleted after the release, and says who has the key (P2)`()
        async throws
    {
        try await with(try PostgreSQLServer.shared.get().address()) { portal, good in
            // A journal that is new to the shared claims goes on once the portal shows no request with the key.
            let first = try await submit(good)
            guard case .confirmed = first else {
                Issue.record("not confirmed: \(first)")
                return
            }
            try good.loseJournal()
            let second = try await submit(good)
            guard case .refused(let refused) = second else {
                Issue.record("not refused: \(second)")
                return
            }
            #expect(refused.reasons.map(\.rule) == ["claim.free"])
            #expect(refused.reasons.first?.source.contains(ProcessInfo.processInfo.hostName) == true)
            #expect(await portal.ledger.accepted.count == 1)
        }
    }

    @Test func `is refused by a new journal where the portal has the key from before claims were shared (P2)`()
        async throws
    {
        try await with(nil) { portal, good in
            let first = try await submit(good)
            guard case .confirmed = first else {
                Issue.record("not confirmed: \(first)")
                return
            }
            try good.loseJournal()
            try good.share(try PostgreSQLServer.shared.get().address())
            let second = try await submit(good)
            guard case .refused(let refused) = second else {
                Issue.record("not refused: \(second)")
                return
            }
            #expect(refused.reasons.map(\.rule) == ["claim.journal"])
            #expect(await portal.ledger.accepted.count == 1)
        }
    }

    @Test func `is refused where the journal was deleted after the release and nobody else keeps claims (P2)`()
        async throws
    {
        try await with(nil) { portal, good in
            try good.replace("uncompared:", with: "lookUpFirst: [staging]\nuncompared:", in: "policy.yaml")
            // A new journal goes on where the portal shows no request with the key.
            let first = try await submit(good)
            guard case .confirmed(let receipt) = first else {
                Issue.record("not confirmed: \(first)")
                return
            }
            try good.loseJournal()
            let second = try await submit(good)
            guard case .refused(let refused) = second else {
                Issue.record("not refused: \(second)")
                return
            }
            #expect(refused.reasons.map(\.rule) == ["claim.journal"])
            #expect(refused.reasons.first?.fact.contains(receipt.requestID) == true)
            #expect(await portal.ledger.accepted.map(\.request) == [receipt.requestID])
        }
    }

    @Test func `opens nothing while the shared claims cannot be reached, and the policy can demand them (P2)`()
        async throws
    {
        var nowhere = try PostgreSQLServer.shared.get().address()
        nowhere.port = 9
        try await with(nowhere) { portal, good in
            guard case .failed(let failure) = try await submit(good) else {
                Issue.record("not failed")
                return
            }
            #expect(failure.what.contains("shared claims"))
            try good.replace("uncompared:", with: "sharedClaims: [staging]\nuncompared:", in: "policy.yaml")
            try good.replace("claims: {", with: "#", in: "countersign.yaml")
            let second = try await submit(good)
            guard case .refused(let refused) = second else {
                Issue.record("not refused: \(second)")
                return
            }
            #expect(refused.reasons.map(\.rule) == ["claim.shared"])
            #expect(await portal.ledger.logins.ok == 0)
        }
    }
}

extension GoodPacket {
    /// Has this installation share its claims.
    func share(_ server: ServerAddress) throws {
        try write(Array("for tests\n".utf8), to: "claims-password")
        let claims = """
            claims: { postgresql: { host: \(server.host), port: \(server.port), database: \(server.database),
              user: \(server.user), password: { file: claims-password }, tls: { mode: disable }, deadline: 20s } }
            """
        try replace(
            "journal: state", with: claims.replacing("\n", with: "") + "\njournal: state", in: "countersign.yaml")
    }

    /// Deletes the journal, as a disk's end would.
    func loseJournal() throws {
        for suffix in ["", "-wal", "-shm"] {
            let file = folder.appendingPathComponent("state/journal.sqlite\(suffix)")
            if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
        }
    }
}
