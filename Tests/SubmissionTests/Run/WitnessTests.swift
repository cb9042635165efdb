import Evidence
import Foundation
import LocalServers
import PKI
import StagingPortal
import Submission
import Testing

/// Somebody other than a timestamp authority has the journal's head before anything leaves (P6).
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A run that does not release before a witness knows` {
    /// Names a witness, and has the policy demand one.
    private func demand(_ url: String) -> (GoodPacket) throws -> Void {
        { good in
            try good.write(Array("0815-token".utf8), to: "witness.token")
            try good.replace(
                "operator: jonas.weber",
                with: "witness: { url: \"\(url)\", token: { file: witness.token } }\noperator: jonas.weber",
                in: "countersign.yaml")
            try good.replace(
                "minimumWindowRemaining:", with: "demandsWitness: true\nminimumWindowRemaining:", in: "policy.yaml")
        }
    }

    @Test func `is confirmed: the witness was given the head, and its answer is kept (P6)`() async throws {
        let server = try LocalServer(status: 201)
        let url = "http://127.0.0.1:\(server.http)/{request}/{run}"
        try await PortalRun.perform(prepare: demand(url)) { run in
            guard case .confirmed(let receipt) = run.outcome else { throw Unexpected(outcome: run.outcome) }
            let path = try #require(receipt.evidence)
            let name = URL(filePath: path).lastPathComponent
            let told = try server.told("request")
            #expect(told.hasPrefix("POST /CR-2291/\(name) ") && told.contains("Authorization: Bearer 0815-token"))
            let sent = try String(contentsOfFile: "\(path)/before-release/published", encoding: .utf8)
            #expect(told.hasSuffix(sent) && sent.hasPrefix("countersign/\(name)\n") && sent.allSatisfy(\.isASCII))
            #expect(try String(contentsOfFile: "\(path)/before-release/published-answer", encoding: .utf8) == "ok")
            let report = EvidenceVerification.verify(folder: path, trusting: [])
            #expect(report.passed && receipt.complete, "\(report.checks.filter { $0.finding == .failed })")
            let digest = SHA256Digest(of: Array(sent.utf8)).hex
            #expect(report.check("publication")?.detail.contains(digest) == true)
            _ = try Tool.run(["sh", "-c", "! grep -rF 0815-token ."], in: path)
            try Data(sent.replacing("countersign/", with: "countersigm/").utf8).write(
                to: URL(filePath: "\(path)/before-release/published"))
            let forged = EvidenceVerification.verify(folder: path, trusting: [])
            #expect(forged.check("publication")?.finding == .failed)
        }
    }

    @Test(arguments: [500, 0]) func `halts while the request is held where the witness does not take it (P3, P6)`(
        status: Int
    ) async throws {
        let server = try LocalServer(status: status == 0 ? 200 : status)
        let url = status == 0 ? "http://127.0.0.1:9/" : "http://127.0.0.1:\(server.http)/"
        try await PortalRun.perform(prepare: demand(url)) { run in
            guard case .halted(let halt) = run.outcome else { throw Unexpected(outcome: run.outcome) }
            #expect(halt.reason.hasPrefix("Nobody else was given the journal's head"), "\(halt)")
            #expect(run.ledger.accepted.isEmpty)
        }
    }

    @Test func `halts where the witness's URL names a ticket, and the record is none (P3, P6)`() async throws {
        let server = try LocalServer(status: 201)
        try await PortalRun.perform(prepare: demand("http://127.0.0.1:\(server.http)/ticket/{ticket}/comment")) { run in
            guard case .halted(let halt) = run.outcome else { throw Unexpected(outcome: run.outcome) }
            #expect(
                halt.differences.contains { $0.contains("its URL says {ticket}, and the record is no ticket") },
                "\(halt)")
            #expect(run.ledger.accepted.isEmpty)
            #expect(throws: (any Error).self) { try server.told("request") }
        }
    }
}

private struct Unexpected: Error {
    let outcome: RunOutcome
}
