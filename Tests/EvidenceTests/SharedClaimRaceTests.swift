import Foundation
import PostgreSQL
import PostgreSQLBench
import Testing

@testable import Evidence

/// One certificate request as version 4 on one machine and as version 5 on another, both at once.
@Suite(.timeLimit(.minutes(10))) struct `Two machines that share claims` {
    private let folder: TemporaryFolder
    private let server: ServerAddress

    init() throws {
        folder = try TemporaryFolder()
        server = try PostgreSQLServer.shared.get().address()
    }

    /// Claims each request once the other machine is there too; writes down who won, or who is said to hold it.
    static func race(
        as side: String, version: Int, in folder: String, port: Int, database: String, rounds: Int
    ) throws {
        let server = ServerAddress(
            host: "127.0.0.1", port: port, database: database, user: "countersign", password: Password("for tests"),
            protection: .none, deadline: 30_000)
        let journal = try Journal(path: "\(folder)/\(side)/journal.sqlite")
        let book = ClaimBook(journal, shared: SharedClaims(at: server, for: journal))
        var lines: [String] = []
        for round in 0..<rounds {
            let run = "\(side)-\(round)"
            let subject = RunSubject(
                requestID: "CR-\(round)-v\(version)", packetVersion: version, packetDigest: "\(version)",
                portal: "staging", environment: "staging", operatorID: side)
            try journal.append(subject.entry(run: run, at: 1))
            try Meeting(folder: folder, round: round).meet(as: side)
            let claim = SampleRun.claim(run, request: "CR-\(round)-v\(version)", key: "\(round)")
            switch try book.claim(claim, at: 2) {
            case .granted: lines.append("won")
            case .refused(let holder): lines.append("\(holder.run) v\(holder.packetVersion) \(holder.operatorID)")
            }
        }
        try lines.joined(separator: "\n").write(toFile: "\(folder)/\(side).said", atomically: true, encoding: .utf8)
    }

    @Test func `take a key once, 100 times, and the loser is told who has it (P2)`() async throws {
        let (folder, port, database) = (folder.path, server.port, server.database)
        async let left = #expect(processExitsWith: .success) {
            [folder = folder as String, port = port as Int, database = database as String] in
            try `Two machines that share claims`.race(
                as: "left", version: 4, in: folder, port: port, database: database, rounds: 100)
        }
        async let right = #expect(processExitsWith: .success) {
            [folder = folder as String, port = port as Int, database = database as String] in
            try `Two machines that share claims`.race(
                as: "right", version: 5, in: folder, port: port, database: database, rounds: 100)
        }
        _ = await (left, right)
        let said = try ["left", "right"].map {
            try String(contentsOfFile: "\(folder)/\($0).said", encoding: .utf8).split(separator: "\n")
        }
        try #require(said.map(\.count) == [100, 100])
        for round in 0..<100 {
            let pair = [said[0][round], said[1][round]]
            #expect(
                pair == ["won", "left-\(round) v4 left"] || pair == ["right-\(round) v5 right", "won"], "\(pair)")
        }
    }
}

/// Where two processes wait for each other, by one file a side.
struct Meeting {
    let folder: String
    let round: Int

    func meet(as side: String) throws {
        let other = side == "left" ? "right" : "left"
        _ = FileManager.default.createFile(atPath: "\(folder)/\(side).\(round)", contents: nil)
        let end = Date.now + 60
        while !FileManager.default.fileExists(atPath: "\(folder)/\(other).\(round)") {
            try #require(Date.now < end, "\(other) never came")
            sched_yield()
        }
    }
}
