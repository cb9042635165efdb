import Evidence
import Foundation
import Governance
import PKI
import StagingPortal
import Submission
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct `A submission in a real browser` {
    @Test(arguments: TestEngine.allCases, [false, true])
    func `ends with the portal's confirmation, once, with the approved values (P2, P3)`(
        _ browser: TestEngine, _ tls: Bool
    ) async throws {
        try await PortalRun.perform(on: browser, tls: tls) { run in
            guard case .confirmed(let receipt) = run.outcome else {
                Issue.record("\(run.outcome)")
                return
            }
            #expect(run.ledger.accepted.map(\.request) == [receipt.requestID])
            let accepted = try #require(run.ledger.accepted.first)
            #expect(accepted.tls == tls)
            accepted.expectApproved(try run.good.read().packet)
            try verify(run, receipt)
        }
    }

    @Test(arguments: [Scenario.replyLostFIN, .warning])
    func `by HTTPS stops as by HTTP`(_ scenario: Scenario) async throws {
        try await PortalRun.perform([scenario], tls: true) { run in
            #expect(run.outcome.end == (scenario == .warning ? .halted : .held), "\(run.outcome.said)")
            #expect(run.ledger.accepted.count == (scenario == .warning ? 0 : 1))
        }
    }

    /// P6: what lies on disk verifies, and is complete.
    private func verify(_ run: PortalRun, _ receipt: Receipt) throws {
        #expect(receipt.complete)
        let folder = try #require(receipt.evidence)
        let signer = try Certificate(
            Array(Data(contentsOf: run.good.folder.appendingPathComponent("operator.crt"))))
        let report = EvidenceVerification.verify(folder: folder, trusting: [signer.sha256])
        #expect(report.passed, "\(report.checks.filter { !$0.passed })")
        #expect(report.manifest?.missing == [])
        #expect(report.manifest?.checkpoints.count == 10)
        #expect(run.browserNotes.isEmpty)
        for review in ["08-review", "09-review-before-commit"] {
            let picture = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/shots/\(review).png"))
            #expect(height(ofPNG: picture) > 2500, "\(review) ends at the window's edge, not at the page's foot")
        }
    }

    /// In pixels, from the picture's header (PNG, 11.2.2).
    private func height(ofPNG picture: Data) -> UInt32 {
        picture.dropFirst(20).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
