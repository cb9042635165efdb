import Foundation
import Governance
import PKI
import Submission
import Testing

@Suite(.timeLimit(.minutes(10))) struct PacketDraftTests {
    static let answers = """
        schema: countersign.answers/1
        request: { id: CR-2291, version: 1 }
        owner: { id: pavel.novak, name: Pavel Novák, email: pavel.novak@harbour.example }
        requester: { id: pavel.novak, name: Pavel Novák, email: pavel.novak@harbour.example }
        portal: staging
        environment: staging
        subscriber:
          organization: Harbour Systems GmbH
          unit: Release Engineering
          locality: Hamburg
          country: NO
          contactName: Pavel Novák
          contactEmail: pki@harbour.example
          number: 204418
        profile: code-signing-production-p384
        issuer:
          subject: CN=Meridian Code Signing CA 3,O=Meridian PKI,C=CH
          keyID: 8f1d2c3b4a59687786950a1b2c3d4e5f60718293
          chain: []
        validityDays: 365
        justification:
          release: "9.4"
          changeTicket: CHG-88213
          reason: new-key
          text: |
            Signing key for the 9.4 release line.
            Two lines.
        window: { opens: 2026-11-23T13:00:00Z, closes: "2026-11-23T18:00:00+02:00" }
        attestations:
          - { kind: yubihsm2, serial: 0012345776, file: files/attestation.pem, generatedOnDevice: true, exportable: false }
        attachments: [files/minutes.txt]
        approvers:
          - { role: ca-delegate, person: ines.moreau, name: Inès Moreau, reference: APR-1 }
        handover:
          owner: { id: pavel.novak, name: Pavel Novák, email: pavel.novak@harbour.example }
          reviewer: { id: lena.fischer, name: Lena Fischer, email: lena.fischer@harbour.example }
          deputies: []
          onCall: { id: pki.oncall, name: PKI on call, email: pki.oncall@harbour.example }
        """

    @Test func `a packet made from openssl's request locks it and every named file`() throws {
        let folder = try prepared(Self.answers)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let made = try PacketDraft(csr: "\(folder)/release.csr", answers: "\(folder)/answers.yaml")
            .write(to: "\(folder)/packet")
        let packet = made.packet
        #expect(packet.subject.contains("CN=Release") && packet.subject.contains("O=Harbour, Systems") == false)
        #expect(
            packet.alternativeNames.map(\.description) == ["dns: code.harbour.example", "email: r@harbour.example"])
        let der = try Tool.run(["openssl", "req", "-in", "\(folder)/release.csr", "-outform", "DER"])
        #expect(packet.csr.derSHA256 == SHA256Digest(of: der).hex)
        #expect(packet.subscriber.country == "NO")
        #expect(packet.subscriber.number == "204418")
        #expect(packet.attestations.map(\.serial) == ["0012345776"])
        #expect(packet.window.closes.description == "2026-11-23T16:00:00Z")
        #expect(made.filesFound.count == 3)
        #expect(made.filesFound.values.allSatisfy { $0 != nil })
        #expect(packet.attachments.map(\.sha256) == [SHA256Digest(of: Array("minutes\n".utf8)).hex])
    }

    @Test func `a folder that is already there is left alone`() throws {
        let folder = try prepared(Self.answers)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let draft = try PacketDraft(csr: "\(folder)/release.csr", answers: "\(folder)/answers.yaml")
        let error = try #require(throws: InputError.self) { try draft.write(to: "\(folder)/files") }
        #expect(error.description.contains("a folder that does not exist yet"))
    }

    @Test func `answers with faults are refused with all of them, and nothing is written`() throws {
        let faulty = Self.answers.replacingOccurrences(of: "validityDays: 365", with: "validityDays: a year")
            .replacingOccurrences(of: "2026-11-23T13:00:00Z", with: "2026-11-23 13:00")
        let folder = try prepared(faulty)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let error = try #require(throws: InputError.self) {
            try PacketDraft(csr: "\(folder)/release.csr", answers: "\(folder)/answers.yaml")
        }
        #expect(error.problems.map(\.path) == ["validityDays", "window.opens"])
        #expect(error.problems.first?.line == 20)
    }

    @Test func `a request with bytes behind it is refused`() throws {
        let folder = try prepared(Self.answers)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let request = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/release.csr"))
        try (request + Data("more".utf8)).write(to: URL(fileURLWithPath: "\(folder)/release.csr"))
        let error = try #require(throws: InputError.self) {
            try PacketDraft(csr: "\(folder)/release.csr", answers: "\(folder)/answers.yaml")
        }
        #expect(error.description.contains("a PKCS#10 request, PEM or DER"))
    }

    private func prepared(_ answers: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("draft-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: "\(folder)/files", withIntermediateDirectories: true)
        try Data(answers.utf8).write(to: URL(fileURLWithPath: "\(folder)/answers.yaml"))
        try Data("attestation\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/files/attestation.pem"))
        try Data("minutes\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/files/minutes.txt"))
        _ = try Tool.run(
            [
                "openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-keyout",
                "release.key", "-out", "release.csr", "-subj", "/C=DE/O=Harbour Systems/CN=Release", "-addext",
                "subjectAltName=DNS:code.harbour.example,email:r@harbour.example",
            ], in: folder)
        return folder
    }
}
