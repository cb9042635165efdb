import Evidence
import Foundation
import PKI
import Testing

/// A signer's key that lies in a PKCS#11 token (SoftHSM), used by the program (P6).
@Suite(.timeLimit(.minutes(10))) struct TokenKeyTests {
    private let token: SoftToken
    private let installation: SealingInstallation

    init() throws {
        token = try SoftToken()
        installation = try SealingInstallation(SampleBundle())
    }

    private func seal(key: String, pin: String? = nil, more: [String] = []) throws -> Tool {
        let certificate = token.places.file("signer.pem")
        return try installation.seal(
            signer: "{ certificate: \(certificate), key: \"\(key)\", passphrase: { env: TOKEN_PIN } }",
            environment: [token.environment, "TOKEN_PIN=\(pin ?? token.pin)"] + more)
    }

    private func expectUnsealed() {
        #expect(!FileManager.default.fileExists(atPath: "\(installation.path)/SHA256SUMS"))
        #expect(FileManager.default.fileExists(atPath: "\(installation.path)/unsealed.json"))
    }

    @Test func `seals a bundle that openssl and the program verify, and the PIN is nowhere (P6)`() throws {
        let sealed = try seal(key: token.uri)
        #expect(sealed.status == 0 && sealed.output.contains("sealed"), "\(sealed.output)")
        let path = installation.path
        let verified = try Tool.run(
            [
                "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "SHA256SUMS.p7s", "-content",
                "SHA256SUMS", "-CAfile", token.places.file("signer.pem"), "-purpose", "any", "-out", "/dev/null",
            ], in: path)
        #expect(verified.status == 0 && verified.output.contains("CMS Verification successful"), "\(verified.output)")
        let report = EvidenceVerification.verify(folder: path, trusting: [token.certificate.sha256])
        #expect(report.passed, "\(report.checks)")
        for export in ["checkpoint", "statement", "sigstore"] { #expect(report.check(export)?.passed == true) }
        let found = try Tool.run(["grep", "-rlF", token.pin, installation.bundle.places.path], in: "/")
        #expect(found.status == 1 && !sealed.output.contains(token.pin), "\(found.output)")
    }

    @Test(arguments: [
        ("no such object", "object=signer", "object=other", "object not found"),
        ("another token", "token=evidence", "token=elsewhere", "object not found"),
        ("a library that is none", SoftToken.library, "/usr/lib/no-such-module.so", "cannot use the key"),
        ("a PIN in the URI", "?module", "?pin-value=1234&module", "name the PIN's place under passphrase"),
    ]) func `that cannot be used seals nothing, and says why (P6)`(
        what: String, part: String, other: String, reason: String
    ) throws {
        let sealed = try seal(key: token.uri.replacing(part, with: other))
        #expect(sealed.status == 65 && sealed.output.contains(reason), "\(what): \(sealed.output)")
        expectUnsealed()
    }

    @Test func `with a wrong PIN seals nothing, and the PIN is not said (P6)`() throws {
        let sealed = try seal(key: token.uri, pin: "00000000")
        #expect(sealed.status == 65 && sealed.output.contains("PIN incorrect"), "\(sealed.output)")
        #expect(sealed.output.split(separator: "\n").count == 1, "\(sealed.output)")
        #expect(!sealed.output.contains("00000000"))
        expectUnsealed()
    }

    @Test func `without the engine seals nothing, and says what to install (P10)`() throws {
        let sealed = try seal(key: token.uri, more: ["OPENSSL_ENGINES=\(token.places.path)"])
        #expect(sealed.status == 65, "\(sealed.output)")
        #expect(sealed.output.contains("apt-get install libengine-pkcs11-openssl"), "\(sealed.output)")
        expectUnsealed()
    }

    @Test func `approves and signs rules too (P6)`() throws {
        let file = token.places.file("policy.yaml")
        try token.write(Self.policy, "policy.yaml")
        let signed = try installation.run(
            [
                "policy", "sign", file, "--person", "erika.sol", "--certificate", token.places.file("signer.pem"),
                "--key", token.uri, "--passphrase-env", "TOKEN_PIN",
            ], environment: [token.environment, "TOKEN_PIN=\(token.pin)"])
        #expect(signed.status == 0, "\(signed.output)")
        let verified = try Tool.run(
            [
                "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "\(file).erika.sol.p7s", "-content",
                file, "-CAfile", "signer.pem", "-purpose", "any", "-out", "/dev/null",
            ], in: token.places.path)
        #expect(verified.status == 0, "\(verified.output)")
    }

    private static let policy = """
        schema: countersign.policy/1
        name: harbour-code-signing
        version: 3
        profiles: []
        approvalMaximumAge: 72h
        minimumWindowRemaining: 5m
        permitMaximumAge: 5s

        """
}
