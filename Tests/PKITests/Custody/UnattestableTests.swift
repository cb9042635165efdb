import PKI
import Testing

@Suite struct UnattestableTests {
    @Test(arguments: [
        (#"{"KeyMetadata":{"Arn":"arn:aws:kms:eu-central-1:1:key/1","Origin":"AWS_CLOUDHSM"}}"#, "AWS"),
        (#"{"key":{"kid":"https://example.vault.azure.net/keys/release/1"}}"#, "Azure Key Vault"),
        (#"{"privateKeyAttestation":"AAAA","publicKeyAttestation":"AAAA"}"#, "Azure Managed HSM"),
        (#"{"hknso":"00","pubkeydata":"AAAA"}"#, "nShield"), ("CryptoServer CSe 2.0", "Utimaco"),
        ("-----BEGIN EVIDENCE-----\nAAAA\n-----END EVIDENCE-----\n", "IETF draft"),
        ("\u{1}*\u{86}H", nil), ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", nil), ("", nil),
    ])
    func `what nobody can check is never valid`(text: String, name: String?) throws {
        let found = Attestation.verify(
            [CustodyFile(name: "a", bytes: Array(text.utf8))], anchors: try TrustAnchors([]), at: now)
        switch found {
        case .notAttestable(let words): #expect(name.map { words.contains($0) } == true, "\(words)")
        case .refused: #expect(name == nil)
        case .verified: Issue.record("believed")
        }
    }

    @Test func `drafts and a TPM's statement are recognised and not believed`() throws {
        let draft: [UInt8] = [0x31, 0x0F, 6, 11, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 0x10, 2, 0x3B]
        for bytes in [draft, [0xFF, 0x54, 0x43, 0x47, 0x80, 0x17]] {
            let found = Attestation.verify(
                [CustodyFile(name: "a", bytes: bytes)], anchors: try TrustAnchors([]), at: now)
            guard case .notAttestable = found else {
                Issue.record("\(found)")
                continue
            }
        }
        #expect(Attestation.verify([], anchors: try TrustAnchors([]), at: now).custody == nil)
    }
}
