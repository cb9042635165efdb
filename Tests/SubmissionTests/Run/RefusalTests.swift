import Foundation
import Governance
import StagingPortal
import Submission
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct `A refusal before the portal` {
    @Test func `names all five reasons at once and opens nothing (P1, P10)`() async throws {
        let editing: (inout Packet) -> Void = { packet in
            packet.profile = "code-signing-of-nobody"
            packet.window.closes = Instant.now.adding(milliseconds: -60_000)
        }
        try await PortalRun.perform(
            editing: editing,
            prepare: { good in
                try good.approve(.caDelegate, signedBy: "tomas.okafor")
                try good.approve(.releaseIntegrityOwner, as: "tomas.okafor")
                try changeOneByte(of: good.packetPath + "/request.csr")
            },
            check: { run in
                guard case .refused(let refused) = run.outcome else {
                    Issue.record("\(run.outcome)")
                    return
                }
                let rules = Set(refused.reasons.map(\.rule))
                let wanted: Set = [
                    "csr.fingerprint", "approvals.signature", "approvals.persons", "window.open", "profile.known",
                ]
                #expect(wanted.isSubset(of: rules), "\(rules.sorted())")
                #expect(refused.reasons.allSatisfy { !$0.source.isEmpty && !$0.remedy.isEmpty && !$0.fact.isEmpty })
                #expect(run.ledger.requests == 0)
                #expect(run.browserNotes.isEmpty)
                #expect(!run.events.contains { if case .browserReady = $0 { true } else { false } })
            })
    }

    @Test func `says who holds the key, and a second run of the same request sends nothing (P2)`() async throws {
        try await PortalRun.perform { run in
            #expect(run.outcome.end == .confirmed)
            let again = await Run(try run.good.request()).perform { _ in }
            guard case .refused(let refused) = again else {
                Issue.record("\(again)")
                return
            }
            #expect(refused.reasons.map(\.rule) == ["claim.free"])
            #expect(refused.reasons[0].fact.contains("confirmed"))
        }
    }

    private func changeOneByte(of path: String) throws {
        let request = try CertificateRequestFile(path)
        try request.withOneByteChanged().write(to: URL(fileURLWithPath: path))
    }
}

/// A PEM request whose base64 is changed in one place, so that it still reads as PEM.
private struct CertificateRequestFile {
    private let text: String

    init(_ path: String) throws {
        text = try String(contentsOfFile: path, encoding: .utf8)
    }

    func withOneByteChanged() -> Data {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // The last full line of base64 is the signature's: another letter there is another byte in it.
        let index = lines.lastIndex { $0.count == 64 } ?? 1
        lines[index] = String(lines[index].dropFirst(8).first == "A" ? "B" : "A").replaced(in: lines[index], at: 8)
        return Data(lines.joined(separator: "\n").utf8)
    }
}

extension String {
    fileprivate func replaced(in line: String, at offset: Int) -> String {
        String(line.prefix(offset)) + self + String(line.dropFirst(offset + 1))
    }
}
