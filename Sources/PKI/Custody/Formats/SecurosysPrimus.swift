import Foundation

/// Attestation of a key in a Securosys Primus: a description in XML, signed by a key that the device certifies.
struct SecurosysPrimus: AttestationReader {
    static let format = AttestationFormat.securosys

    private let files: AttestationFiles
    private let statement: CustodyFile

    init?(_ files: AttestationFiles) {
        let found = files.statements.filter { String(decoding: $0.bytes, as: UTF8.self).contains("<private_key") }
        guard found.count == 1, let statement = found.first else { return nil }
        self.files = files
        self.statement = statement
    }

    func custody(anchors: [AttestationCertificate], at now: Int64) throws(CustodyFault) -> KeyCustody {
        let chain = try chain(anchors, now)
        let key = try SecurosysKey(PlainXML(statement.bytes))
        guard key.attestedAt <= now else { throw CustodyFault("the device attested in the future") }
        let source = "statement \(statement.name)"
        let device = chain.authorities.first?.certificate.subject
        return KeyCustody(
            format: Self.format, spkiSHA256: .init(key.spkiSHA256, "\(source), public_key"),
            generatedOnDevice: .init(key.creation == "generated", "\(source), creation"),
            exportable: .init(
                key.flags["extractable"] != false || key.flags["never_extractable"] != true
                    || key.flags["sensitive"] != true, "\(source), extractable, never_extractable, sensitive"),
            serial: device.flatMap { name in Self.serial(name).map { .init($0, "subject of \(name)") } },
            firmware: nil, claimsFIPS: nil, attestedAt: .init(key.attestedAt, "\(source), attest_time"),
            anchors: [chain.anchor.certificate], paths: [chain.path], quirks: chain.quirks.sorted(),
            findings: key.flags["always_sensitive"] == true
                ? [] : [.init("not-always-sensitive", "The key was once readable in the clear.")],
            notes: key.texts.sorted { $0.key < $1.key }.map {
                .init(name: $0.key, value: printable($0.value), source: source)
            } + [.init(name: "creation", value: printable(key.creation), source: source)])
    }

    private func chain(_ anchors: [AttestationCertificate], _ now: Int64) throws(CustodyFault) -> AttestationChain {
        guard files.others.count == 1 else { throw CustodyFault("the statement's signature is not one file") }
        let signature = Self.plain(files.others[0].bytes)
        let signers = files.certificates.filter {
            (try? PublicKeySignature.holdsRSA(signature, over: statement.bytes, by: $0.certificate)) == true
        }
        guard signers.count == 1, let signer = signers.first else {
            throw CustodyFault("the statement's signature holds with no certificate")
        }
        guard signer.maySignData else { throw CustodyFault("\(signer.certificate.subject) may not sign statements") }
        return try ChainBuilder(
            authorities: files.certificates.filter { $0 != signer }, anchors: anchors, now: now,
            tolerates: { quirk, issuer, _ in quirk == .basicConstraintsNotCritical && issuer.isSelfIssued },
            knownCritical: ["2.5.29.32"]
        ).chain(of: signer)
    }

    /// The device hands its signature out in base64, too.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
        guard text.utf8.allSatisfy({ (0x2B...0x7A).contains($0) }), let data = Data(base64Encoded: text) else {
            return bytes
        }
        return [UInt8](data)
    }

    /// `18386101` out of `CN=PRIMUS HSM KEY (SN: 18386101),…`.
    private static func serial(_ subject: String) -> String? {
        guard let start = subject.firstRange(of: "(SN: ")?.upperBound else { return nil }
        let digits = subject[start...].prefix(while: \.isNumber)
        return digits.isEmpty ? nil : String(digits)
    }
}
