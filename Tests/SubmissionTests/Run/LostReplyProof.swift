import Foundation
import StagingPortal
import Testing

/// What `scripts/prove replies` drives: every way to lose a reply, in both shapes of a commit, on both browsers.
@Suite(.serialized, .timeLimit(.minutes(60))) struct `A reply that is lost` {
    private static let output = ProcessInfo.processInfo.environment["REPLY_PROOF_OUTPUT"]
    private static let ways: [Scenario] = [.replyLostHang, .replyLostFIN, .replyLostRST, .replyLost408]

    /// One run, as its line of the proof says it.
    private struct Cell: Encodable {
        let way: String
        let shape: String
        let browser: String
        let end: String
        let inTheLedger: Int
        let arrived: Int
        /// Posts before the commit, and how many connections they came on: fewer where connections were kept alive.
        let posts: Int
        let connections: Int
        /// Whether the commit came on a connection that nothing else came on.
        let isAlone: Bool

        var isRight: Bool { end == "held" && inTheLedger == 1 && arrived == 1 && connections < posts && isAlone }
    }

    @Test(.enabled(if: output != nil))
    func `leaves one request in the ledger and a held run, whoever keeps connections alive`() async throws {
        var cells: [Cell] = []
        for browser in TestEngine.allCases {
            for shape in [CommitShape.draft, .form] {
                for way in Self.ways { cells.append(try await Self.cell(way, shape, browser)) }
            }
        }
        let line = Line(cells: cells, wrong: cells.count { !$0.isRight })
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try (encoder.encode(line) + Data("\n".utf8)).write(to: URL(fileURLWithPath: try #require(Self.output)))
        #expect(line.wrong == 0)
    }

    private struct Line: Encodable {
        var proof = "replies"
        let cells: [Cell]
        let wrong: Int
    }

    private static func cell(_ way: Scenario, _ shape: CommitShape, _ browser: TestEngine) async throws -> Cell {
        var cell: Cell?
        try await PortalRun.perform([way], shape: shape, on: browser) { run in
            let commits = run.ledger.arrivals.filter { $0.path.hasSuffix("/submit") }
            let before = run.ledger.arrivals.filter { $0.at < commits.first?.at ?? "" }
            cell = Cell(
                way: way.rawValue, shape: shape.rawValue, browser: browser.rawValue,
                end: run.outcome.end.map { "\($0)" } ?? "\(run.outcome)", inTheLedger: run.ledger.accepted.count,
                arrived: commits.count, posts: before.count, connections: Set(before.map(\.connection)).count,
                isAlone: commits.count == 1
                    && run.ledger.arrivals.count { $0.connection == commits[0].connection } == 1)
        }
        return try #require(cell)
    }
}
