import Foundation
import Testing

@testable import StagingPortal

/// The portal verifies for real: everything that a security key's answer states, and its signature.
@Suite(.timeLimit(.minutes(10)))
struct SecurityKeyTests {
    private struct Key {
        let folder = FileManager.default.temporaryDirectory.appending(path: "security-key-\(UUID().uuidString)")
        let registered: RegisteredSecurityKey

        init() async throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appending(path: "key.pem").path
            _ = try await OpenSSLTool.run(
                ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file])
            registered = RegisteredSecurityKey(
                id: "a2V5", publicKey: try await OpenSSLTool.run(["pkey", "-in", file, "-pubout"]))
        }

        func remove() { try? FileManager.default.removeItem(at: folder) }

        func signature(of bytes: [UInt8]) async throws -> [UInt8] {
            let (file, signed) = (folder.appending(path: "key.pem").path, folder.appending(path: "signature"))
            _ = try await OpenSSLTool.run(["dgst", "-sha256", "-sign", file, "-out", signed.path], input: bytes)
            return [UInt8](try Data(contentsOf: signed))
        }
    }

    /// One answer, and what is stated in it.
    struct Answered: Sendable, CustomTestStringConvertible {
        var id = "a2V5"
        var type = "webauthn.get"
        var challenge = "cXVlc3Rpb24"
        var origin = "https://pki.example"
        var host = "pki.example"
        var flags: UInt8 = 1
        var isTampered = false
        var objection: String?
        var testDescription: String { objection ?? "right" }
    }

    static let answers = [
        Answered(),
        Answered(id: "b3RoZXI", objection: "This security key is not registered."),
        Answered(type: "webauthn.create", objection: "The security key answered another question."),
        Answered(challenge: "b3RoZXI", objection: "The security key answered another question."),
        Answered(origin: "https://pki.example.evil", objection: "The security key answered another question."),
        Answered(host: "pki.example.evil", objection: "The security key answered another site."),
        Answered(flags: 4, objection: "Nobody touched the security key."),
        Answered(isTampered: true, objection: "The security key's signature is not valid."),
    ]

    @Test(arguments: answers)
    func `an answer counts only for this key, question, origin, site and touch, signed`(_ answer: Answered) async throws
    {
        let key = try await Key()
        defer { key.remove() }
        let client = Array(
            #"{"type":"\#(answer.type)","challenge":"\#(answer.challenge)","origin":"\#(answer.origin)"}"#.utf8)
        var data = Assertion.digest(Array(answer.host.utf8)) + [answer.flags, 0, 0, 0, 7]
        let signature = try await key.signature(of: data + Assertion.digest(client))
        // The count is signed as well.
        if answer.isTampered { data[36] = 8 }
        var fields = FormFields()
        fields.append("id", answer.id)
        for (name, bytes) in [("clientDataJSON", client), ("authenticatorData", data), ("signature", signature)] {
            fields.append(name, Base64URL.text(of: bytes))
        }
        let assertion = try #require(Assertion(fields))
        let said = await assertion.objection(
            key: key.registered, challenge: "cXVlc3Rpb24", origin: "https://pki.example", host: "pki.example")
        #expect(said == answer.objection)
    }

    @Test func `the password alone opens nothing`() async throws {
        try await withPortal([.securityKey]) { _, visitor in
            let answer = try await visitor.signIn()
            #expect(answer.location == "/login/key")
            #expect(try await visitor.get("/requests").location.hasPrefix("/login"))
        }
    }
}
