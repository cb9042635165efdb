import Evidence
import Foundation
import StagingPortal
import Submission
import Testing

extension Expectation {
    /// All tables, on Firefox.
    static let onFirefox = (commits + form + reviews + drifts + waysRound).map { expected in
        var expected = expected
        expected.browser = .firefox
        return expected
    }

    /// One of each kind, for a normal run.
    static let eachKindOnFirefox = onFirefox.filter { expected in
        switch expected.shape {
        case .application: false
        case .draft:
            [
                .replyLostFIN, .broaderScopeConfirm, .doubleSubmit, .draftEditedElsewhere, .draftEditedLate,
                .labelsSwapped, .postBySharedWorker, .commitByImage,
            ].contains(expected.scenario)
        case .form: [.bodySwappedCSR, .hiddenSAN, .backgroundSubmit].contains(expected.scenario)
        }
    }
}

/// Both guards are there on Firefox; `scripts/prove scenarios` drives every scenario.
@Suite(.serialized, .timeLimit(.minutes(60))) struct `What the portal does on Firefox` {
    private static let output = ProcessInfo.processInfo.environment["SCENARIO_PROOF_OUTPUT"]

    @Test(arguments: output == nil ? Expectation.eachKindOnFirefox : [])
    func `ends as on Chromium, and the ledger agrees (P2, P3, P4)`(_ expected: Expectation) async throws {
        try await expected.check()
    }

    @Test(.enabled(if: output != nil))
    func `ends as on Chromium in every scenario`() async throws {
        var wrong: [String] = []
        for expected in Expectation.onFirefox {
            let difference = try await expected.difference()
            if let difference { wrong.append("\(expected.testDescription): \(difference)") }
        }
        #expect(wrong == [])
        let line: [String: Any] = [
            "proof": "scenarios", "browser": "firefox", "driven": Expectation.onFirefox.count, "otherwise": wrong,
        ]
        let bytes = try JSONSerialization.data(withJSONObject: line, options: .sortedKeys)
        try (bytes + Data("\n".utf8)).write(to: URL(fileURLWithPath: try #require(Self.output)))
    }

    @Test func `stops an upload that is not the approved file before it leaves (P3)`() async throws {
        try await PortalRun.perform([.swappedUpload], on: .firefox) { run in
            #expect(run.outcome.end == .halted)
            #expect(run.outcome.said.contains("“upload-attestation”"), "\(run.outcome.said)")
            #expect(run.ledger.drafts.allSatisfy { $0.attachments.isEmpty })
            #expect(run.ledger.arrivals.filter { $0.path.hasSuffix("/attachments") }.isEmpty)
        }
    }

    @Test func `shows the files of an upload, which are compared before they leave (P3)`() async throws {
        try await PortalRun.perform(
            on: .firefox,
            prepare: { try $0.replace("uncompared: [upload-attestation]", with: "uncompared: []", in: "policy.yaml") },
            check: { run in
                guard case .confirmed(let receipt) = run.outcome else {
                    Issue.record("\(run.outcome)")
                    return
                }
                let folder = try #require(receipt.evidence)
                let manifest = try #require(EvidenceVerification.verify(folder: folder, trusting: []).manifest)
                let upload = try #require(manifest.departures.first { $0.request == "upload-attestation" })
                #expect(upload.decision == "passed")
                #expect(!manifest.limits.contains { $0.contains("does not show before it leaves") })
            })
    }
}
