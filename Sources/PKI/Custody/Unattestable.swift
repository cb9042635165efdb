/// What is recognised and can never be believed: forms that nobody outside the vendor can check, and drafts.
enum Unattestable {
    static func outcome(of files: AttestationFiles) -> AttestationOutcome {
        let words = files.statements + files.others
        for (marks, name) in marks {
            let hit = words.contains { file in
                let text = String(decoding: file.bytes.prefix(65_536), as: UTF8.self)
                return marks.contains { text.contains($0) }
            }
            if hit { return .notAttestable(name) }
        }
        for file in words where file.bytes.starts(with: [0xFF, 0x54, 0x43, 0x47]) {
            return .notAttestable("\(file.name): a TPM's statement, which is not verified by this version")
        }
        if words.contains(where: { contains(attestationAttribute, $0.bytes) }) {
            return .notAttestable("an attestation as in an IETF draft, whose form is not final")
        }
        if words.contains(where: { $0.bytes.starts(with: [0x1F, 0x8B]) }) {
            return .refused("the statement is compressed: gunzip it first, so that its digest is that of what is read")
        }
        return .refused("no form of attestation that is known")
    }

    /// 1.2.840.113549.1.9.16.2.59, id-aa-attestation (draft-ietf-lamps-csr-attestation).
    private static let attestationAttribute: [UInt8] = [
        0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x3B,
    ]

    /// The first that fits counts.
    private static let marks: [(texts: [String], name: String)] = [
        (
            ["\"privateKeyAttestation\"", "managedhsm.azure.net"],
            "Azure Managed HSM: its attestation is not verified by this version"
        ),
        (["vault.azure.net"], "Azure Key Vault: it attests no key in a form that others can verify"),
        (
            ["arn:aws", "\"CloudHsmClusterId\"", "cloudhsmv2", "\"KeyMetadata\""],
            "AWS: neither KMS nor CloudHSM attests a key in a form that others can verify"
        ),
        (["\"hknso\"", "\"pubkeydata\""], "Entrust nShield: its attestation is not verified by this version"),
        (["utimaco", "CryptoServer"], "Utimaco: it attests no key in a form that others can verify"),
        (["-----BEGIN EVIDENCE-----"], "evidence as in an IETF draft, whose form is not final"),
    ]

    private static func contains(_ part: [UInt8], _ whole: [UInt8]) -> Bool {
        guard whole.count >= part.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0...].starts(with: part) }
    }
}
