import Evidence
import Foundation
import Governance
import PKI
import StagingPortal
import Submission
import Testing

/// What a run makes of a certificate that is not what was approved; what deviates, thing by thing, is PortalTests'.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A confirmed run whose certificate deviates` {
    @Test func `stays confirmed, once, and names the finding in text, journal, notice and evidence (P2, P4)`()
        async throws
    {
        let map = try CertificateMap()
        defer { map.remove() }
        try await PortalRun.perform(maps: map.path, prepare: tellByFile) { run in
            guard case .confirmed(let receipt) = run.outcome else {
                Issue.record("\(run.outcome)")
                return
            }
            let finding = "certificate, the portal offers no certificate that can be read"
            #expect(receipt.deviations == [finding])
            #expect(receipt.next.count == 2 && receipt.ownerNotified)
            #expect(run.ledger.accepted.map(\.request) == [receipt.requestID])
            #expect(run.events.contains(.commit(step: "certificate NOT as approved")))
            try told(run, finding)
            try sealed(run, receipt, finding)
            guard case .refused = await Run(try run.good.request()).perform(report: { _ in }) else {
                Issue.record("the key was free for a second submission")
                return
            }
        }
    }

    private func tellByFile(_ good: GoodPacket) throws {
        let file = good.folder.appendingPathComponent("countersign.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try (text + "\nnotices:\n  command: [sh, -c, cat > \(good.folder.path)/told]\n").write(
            to: file, atomically: true, encoding: .utf8)
    }

    /// The owner, and those who take over.
    private func told(_ run: PortalRun, _ finding: String) throws {
        let notice = try String(contentsOf: run.good.folder.appendingPathComponent("told"), encoding: .utf8)
        let packet = try run.good.read().packet
        #expect(notice.contains(finding))
        for person in [packet.owner, packet.handover.reviewer, packet.handover.onCall] {
            #expect(notice.contains(person.email), "\(person.id)")
        }
    }

    private func sealed(_ run: PortalRun, _ receipt: Receipt, _ finding: String) throws {
        let folder = try #require(receipt.evidence)
        let signer = try Certificate(
            Array(Data(contentsOf: run.good.folder.appendingPathComponent("operator.crt"))))
        let report = EvidenceVerification.verify(folder: folder, trusting: [signer.sha256])
        #expect(report.passed, "\(report.checks.filter { !$0.passed })")
        let manifest = try #require(report.manifest)
        #expect(manifest.outcome.state == .confirmed && manifest.outcome.reasons == [finding])
        #expect(manifest.comparisons.last?.place == "issued certificate")
        #expect(manifest.comparisons.last?.differing == ["no certificate"])
        let page = try String(contentsOfFile: "\(folder)/report.html", encoding: .utf8)
        #expect(page.contains(finding) && page.contains("differs: no certificate"))
        let journal = try String(contentsOfFile: "\(folder)/journal.jsonl", encoding: .utf8)
        #expect(journal.contains("no certificate that can be read"))
    }
}
