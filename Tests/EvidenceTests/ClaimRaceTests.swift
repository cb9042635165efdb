import Evidence
import Foundation
import Testing

@Suite(.timeLimit(.minutes(10))) struct ClaimRaceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Meets the other side at every request, then claims it.
    static func race(as side: String, against other: String, at path: String, rounds: Int) throws -> Int {
        let journal = try Journal(path: path)
        var won = 0
        for round in 0..<rounds {
            try journal.begin("\(side)-\(round)", request: "CR-\(round)")
            let deadline = Date.now + 20
            while try journal.entries(of: "\(other)-\(round)").isEmpty {
                try #require(Date.now < deadline, "\(other) never came")
                sched_yield()
            }
            let claim = SampleRun.claim("\(side)-\(round)", request: "CR-\(round)", key: "\(round)")
            if try journal.claim(claim, at: SampleRun.start) == .granted { won += 1 }
        }
        return won
    }

    private static func onThread(_ body: @escaping @Sendable () throws -> Int) async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
        }
    }

    /// Exactly one entry says `claimed` for each request.
    private func expectOneWinnerEach(_ path: String, rounds: Int) throws {
        let journal = try Journal(path: path)
        for round in 0..<rounds {
            let claims = try ["left", "right"].flatMap { try journal.entries(of: "\($0)-\(round)") }
                .count { $0.entry.kind == .claimed }
            #expect(claims == 1, "request \(round)")
        }
    }

    @Test func `of two connections that claim at once one wins, 100 times, P2`() async throws {
        let path = folder.file("journal.sqlite")
        // Threads of their own: they wait for each other, which tasks of one pool may not.
        async let left = Self.onThread { try Self.race(as: "left", against: "right", at: path, rounds: 100) }
        async let right = Self.onThread { try Self.race(as: "right", against: "left", at: path, rounds: 100) }
        let won = try await (left, right)
        #expect(won.0 + won.1 == 100)
        try expectOneWinnerEach(path, rounds: 100)
    }

    @Test func `of two processes that claim at once one wins, 100 times, P2`() async throws {
        let path = folder.file("journal.sqlite")
        async let left = #expect(processExitsWith: .success) { [path = path as String] in
            _ = try ClaimRaceTests.race(as: "left", against: "right", at: path, rounds: 100)
        }
        async let right = #expect(processExitsWith: .success) { [path = path as String] in
            _ = try ClaimRaceTests.race(as: "right", against: "left", at: path, rounds: 100)
        }
        _ = await (left, right)
        try expectOneWinnerEach(path, rounds: 100)
    }
}
