import Evidence
import Foundation
import Governance
import PKI
import StagingPortal
import Submission
import Testing

/// What a run leaves for the person who goes on, and whom it tells (P8).
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A stopped run's hand-over` {
    @Test(arguments: ["pavel.novak", "lena.fischer", "omar.haddad"])
    func `is opened by owner, reviewer and deputy with openssl, and tells all that is needed (P8)`(
        person: String
    ) async throws {
        let prepare: (GoodPacket) throws -> Void = { try $0.writeCertificates() }
        try await PortalRun.perform([.warning], prepare: prepare) { run in
            guard case .halted(let halt) = run.outcome else { throw Unexpected(outcome: run.outcome) }
            let file = try #require(halt.handOver)
            let opened = try run.good.opened(file, by: person)
            #expect(opened["schema"]?.string == "countersign.handover/1")
            #expect(opened["request"]?["id"]?.string == "CR-2291")
            #expect(opened["reason"]?.string == halt.reason)
            #expect(opened["draft"]?["id"]?.string == halt.draft)
            #expect(opened["next"]?.array?.isEmpty == false)
            #expect(opened["attachments"]?.array?.compactMap { $0["sha256"]?.string }.count == 2)
            let references = opened["approvals"]?.array?.compactMap { $0["reference"]?.string } ?? []
            #expect(references.contains("APR-ca-delegate") && references.count == 3)
            let decided = opened["approvals"]?.array?.compactMap { $0["decision"]?.string } ?? []
            #expect(decided == ["approved", "approved", "approved"])
            #expect(EvidenceVerification.verify(folder: try #require(halt.evidence), trusting: []).passed)
        }
    }

    @Test func `is opened by nobody else, and who could not be reached is said`() async throws {
        let prepare: (GoodPacket) throws -> Void = { good in
            try good.writeCertificates()
            let deputy = good.folder.appendingPathComponent("certificates/omar.haddad.crt")
            try FileManager.default.removeItem(at: deputy)
        }
        try await PortalRun.perform([.warning], prepare: prepare) { run in
            guard case .halted(let halt) = run.outcome else { throw Unexpected(outcome: run.outcome) }
            let file = try #require(halt.handOver)
            for (person, isReader) in [("lena.fischer", true), ("jonas.weber", false), ("omar.haddad", false)] {
                #expect(try run.good.canOpen(file, as: person) == isReader, "\(person)")
            }
            let manifest = try String(contentsOfFile: "\(try #require(halt.evidence))/manifest.json", encoding: .utf8)
            #expect(manifest.contains("The hand-over is not readable by omar.haddad"))
        }
    }

    @Test func `without certificates nothing is kept that masks would hide`() async throws {
        try await PortalRun.perform([.warning]) { run in
            guard case .halted(let halt) = run.outcome else { throw Unexpected(outcome: run.outcome) }
            #expect(halt.handOver == nil)
            #expect(!FileManager.default.fileExists(atPath: "\(try #require(halt.evidence))/sealed"))
        }
    }
}

private struct Unexpected: Error {
    let outcome: RunOutcome
}

extension GoodPacket {
    /// A folder with everybody's certificates, named in the configuration.
    func writeCertificates() throws {
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("certificates"), withIntermediateDirectories: true)
        for keyed in persons.values {
            try write(Array(keyed.certificate.pem.utf8), to: "certificates/\(keyed.person.id).crt")
        }
        try replace(
            "operator: jonas.weber", with: "operator: jonas.weber\ncertificates: certificates", in: "countersign.yaml")
    }

    /// What `openssl cms -decrypt` makes of a sealed file with this person's key.
    func opened(_ file: String, by person: String) throws -> JSON {
        let text = try Tool.run(try decrypting(file, as: person), in: folder.path)
        return try JSON.parse(text, file: file).root
    }

    /// Whether this person's key opens a sealed file.
    func canOpen(_ file: String, as person: String) throws -> Bool {
        let script = "\"$@\" >/dev/null 2>&1 && echo yes || echo no"
        let said = try Tool.run(["sh", "-c", script, "sh"] + decrypting(file, as: person), in: folder.path)
        return String(decoding: said, as: UTF8.self) == "yes\n"
    }

    private func decrypting(_ file: String, as person: String) throws -> [String] {
        let reader = try signatory(person)
        return [
            "openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", file, "-recip", reader.certificate,
            "-inkey", reader.key,
        ]
    }
}
