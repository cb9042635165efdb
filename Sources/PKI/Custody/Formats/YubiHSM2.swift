/// Attestation of an object in a YubiHSM 2: a certificate by the device's own key.
struct YubiHSM2: AttestationReader {
    static let format = AttestationFormat.yubiHSM2
    private static let arc = "1.3.6.1.4.1.41482.4"

    private let leaf: AttestationCertificate
    private let others: [AttestationCertificate]

    init?(_ files: AttestationFiles) {
        let attested = files.certificates.filter { $0.value("\(Self.arc).3") != nil }
        guard attested.count == 1, let leaf = attested.first else { return nil }
        self.leaf = leaf
        others = files.certificates.filter { $0 != leaf }
    }

    func custody(anchors: [AttestationCertificate], at now: Int64) throws(CustodyFault) -> KeyCustody {
        // No rule of X.509 is broken by this device, so none is tolerated to be.
        let chain = try ChainBuilder(authorities: others, anchors: anchors, now: now, tolerates: { _, _, _ in false })
            .chain(of: leaf)
        let firmware = try firmware(leaf)
        let serial = try number("2", "serial number", of: leaf)
        guard let device = chain.authorities.first, try number("2", "serial number", of: device) == serial,
            try self.firmware(device) == firmware
        else { throw CustodyFault("key and device do not state one serial number and one firmware") }
        let origin = try origin()
        let capabilities = try bits("5", "capabilities", octets: 8)
        let notes = try notes(capabilities)
        let mode = try mode()
        return KeyCustody(
            format: Self.format, spkiSHA256: .init(leaf.certificate.spkiSHA256, leaf.keySource),
            generatedOnDevice: .init(origin == 0x01, leaf.source("\(Self.arc).3")),
            // Bit 16: exportable under wrap.
            exportable: .init(capabilities >> 16 & 1 == 1, leaf.source("\(Self.arc).5")),
            serial: .init(String(serial), leaf.source("\(Self.arc).2")),
            firmware: .init(firmware.text, leaf.source("\(Self.arc).1")),
            claimsFIPS: mode.map { .init($0, leaf.source("\(Self.arc).12")) }, attestedAt: nil,
            anchors: [chain.anchor.certificate], paths: [chain.path], quirks: chain.quirks.sorted(),
            findings: findings(firmware),
            notes: [
                .init(name: "origin", value: Self.words(origin), source: leaf.source("\(Self.arc).3"))
            ] + notes)
    }

    private static func words(_ origin: UInt64) -> String {
        switch origin {
        case 0x01: "generated"
        case 0x02: "imported"
        case 0x11: "generated elsewhere, imported wrapped"
        default: "imported wrapped"
        }
    }

    private func origin() throws(CustodyFault) -> UInt64 {
        let origin = try bits("3", "origin", octets: 1)
        guard [0x01, 0x02, 0x10, 0x11, 0x12].contains(origin) else {
            throw CustodyFault("the origin \(origin) is not known")
        }
        return origin
    }

    private func notes(_ capabilities: UInt64) throws(CustodyFault) -> [KeyCustody.Note] {
        let domains = try bits("4", "domains", octets: 2)
        let id = try number("6", "object", of: leaf)
        let padded = String(repeating: "0", count: max(0, 4 - String(id, radix: 16).count)) + String(id, radix: 16)
        guard leaf.certificate.subject.lowercased() == "cn=yubihsm attestation id:0x\(padded)" else {
            throw CustodyFault("\(leaf.certificate.subject) is not named for object \(id)")
        }
        let label = try leaf.demanded("\(Self.arc).9", "label")
        guard let text = DERReader.only(DERReader.utf8String, in: label[...]),
            let words = String(validating: text.content, as: UTF8.self)
        else { throw CustodyFault("the label cannot be read") }
        return [
            .init(name: "object", value: "0x\(padded)", source: leaf.source("\(Self.arc).6")),
            .init(name: "label", value: printable(words), source: leaf.source("\(Self.arc).9")),
            .init(name: "domains", value: "0x\(String(domains, radix: 16))", source: leaf.source("\(Self.arc).4")),
            .init(
                name: "capabilities", value: "0x\(String(capabilities, radix: 16))",
                source: leaf.source("\(Self.arc).5")),
        ]
    }

    private func mode() throws(CustodyFault) -> Bool? {
        guard let value = leaf.value("\(Self.arc).12") else { return nil }
        guard let truth = DERReader.only(DERReader.boolean, in: value[...])?.truth else {
            throw CustodyFault("the FIPS mode cannot be read")
        }
        return truth
    }

    private func firmware(_ certificate: AttestationCertificate) throws(CustodyFault) -> Firmware {
        let value = try certificate.demanded("\(Self.arc).1", "firmware")
        guard let octets = DERReader.only(DERReader.octetString, in: value[...]), let firmware = Firmware(octets.bytes)
        else { throw CustodyFault("the firmware cannot be read") }
        return firmware
    }

    private func number(
        _ place: String, _ name: String, of certificate: AttestationCertificate
    ) throws(CustodyFault) -> Int {
        let value = try certificate.demanded("\(Self.arc).\(place)", name)
        guard let number = DERReader.only(DERReader.integer, in: value[...])?.unsigned else {
            throw CustodyFault("the \(name) cannot be read")
        }
        return number
    }

    /// A bit string of so many octets as one number, most significant octet first.
    private func bits(_ place: String, _ name: String, octets: Int) throws(CustodyFault) -> UInt64 {
        let value = try leaf.demanded("\(Self.arc).\(place)", name)
        guard let found = DERReader.only(DERReader.bitString, in: value[...])?.bitOctets, found.count == octets else {
            throw CustodyFault("the \(name) cannot be read")
        }
        return found.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private func findings(_ firmware: Firmware) -> [KeyCustody.Finding] {
        guard firmware < Firmware(2, 4, 0), leaf.keyAlgorithm == "EC" else { return [] }
        return [
            .init("ecdsa-side-channel", "Firmware before 2.4 leaks ECDSA keys to physical attack (YSA-2024-03).")
        ]
    }
}
