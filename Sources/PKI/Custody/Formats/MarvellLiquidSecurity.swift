/// Attestation of a key in a Marvell LiquidSecurity device, as in Google Cloud HSM.
///
/// A partition of a card signs the statement. The manufacturer vouches for card and partition; who operates them may
/// vouch for the same two keys under a root of its own, and then both must hold.
struct MarvellLiquidSecurity: AttestationReader {
    static let format = AttestationFormat.marvell

    private let files: AttestationFiles
    private let statement: CustodyFile
    private let length: Int

    init?(_ files: AttestationFiles) {
        let found = files.others.compactMap { file in
            MarvellStatement.statedLength(file.bytes).map { (file, $0) }
        }
        guard found.count == 1, let (statement, length) = found.first else { return nil }
        self.files = files
        self.statement = statement
        self.length = length
    }

    func custody(anchors: [AttestationCertificate], at now: Int64) throws(CustodyFault) -> KeyCustody {
        let (signed, signature) = try parts()
        let vouching = try MarvellVouching(files.certificates, anchors: anchors, now: now) {
            (try? PublicKeySignature.holdsRSA(signature, over: signed, by: $0)) == true
        }
        let key = try MarvellKey(MarvellStatement(signed))
        let device = vouching.card.certificate.subject
        let source = "statement \(statement.name)"
        return KeyCustody(
            format: Self.format, spkiSHA256: .init(SHA256Digest(of: key.spki), "\(source), EKCV and public key"),
            generatedOnDevice: .init(key.isLocal, "\(source), LOCAL"),
            exportable: .init(
                key.isExtractable || !key.wasNeverExtractable || !key.isSensitive,
                "\(source), EXTRACTABLE, NEVER_EXTRACTABLE, SENSITIVE"),
            serial: Self.serial(device).map { .init($0, "subject of \(device)") }, firmware: nil,
            claimsFIPS: .init(
                device.hasSuffix("for FIPS mode") || device.contains("for FIPS mode,"), "subject of \(device)"),
            attestedAt: nil, anchors: vouching.chains.map(\.anchor.certificate), paths: vouching.chains.map(\.path),
            quirks: vouching.chains.reduce(into: Set<Quirk>()) { $0.formUnion($1.quirks) }.sorted(),
            findings: findings(vouching, key),
            notes: [.init(name: "identifier", value: key.identifier, source: "\(source), ID")])
    }

    private func findings(_ vouching: MarvellVouching, _ key: MarvellKey) -> [KeyCustody.Finding] {
        var findings: [KeyCustody.Finding] = []
        if !vouching.hasOwner {
            findings.append(.init("no-owner-chain", "Nothing shows who operates the device."))
        }
        if !key.wasAlwaysSensitive {
            findings.append(.init("not-always-sensitive", "The key was once readable in the clear."))
        }
        return findings
    }

    /// Statement and signature, in one file or in two.
    private func parts() throws(CustodyFault) -> (signed: [UInt8], signature: [UInt8]) {
        let rest = files.others.filter { $0 != statement }
        if length == statement.bytes.count {
            guard rest.isEmpty else { throw CustodyFault("\(rest[0].name) plays no part") }
            return (
                Array(statement.bytes.dropLast(MarvellStatement.signatureSize)),
                Array(statement.bytes.suffix(MarvellStatement.signatureSize))
            )
        }
        guard rest.count == 1, rest[0].bytes.count == MarvellStatement.signatureSize else {
            throw CustodyFault("the statement's signature of 256 bytes is not there")
        }
        return (statement.bytes, rest[0].bytes)
    }

    /// `5.3G1953-ICM001225` out of `CN=HSM:5.3G1953-ICM001225\, for FIPS mode`.
    private static func serial(_ subject: String) -> String? {
        guard let start = subject.firstRange(of: "CN=HSM:")?.upperBound else { return nil }
        let serial = subject[start...].prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
        return serial.isEmpty ? nil : String(serial)
    }
}
