/// Attestation of a key in a slot of a YubiKey: a certificate by the device's own key in slot f9.
///
/// Only keys that the device made can be attested, and none can leave it: both follow from the chain.
struct YubiKeyPIV: AttestationReader {
    static let format = AttestationFormat.yubiKeyPIV
    private static let arc = "1.3.6.1.4.1.41482.3"
    private static let prefix = "CN=YubiKey PIV Attestation "

    private let leaf: AttestationCertificate
    private let others: [AttestationCertificate]

    init?(_ files: AttestationFiles) {
        let attested = files.certificates.filter { $0.value("\(Self.arc).8") != nil }
        guard attested.count == 1, let leaf = attested.first else { return nil }
        self.leaf = leaf
        others = files.certificates.filter { $0 != leaf }
    }

    func custody(anchors: [AttestationCertificate], at now: Int64) throws(CustodyFault) -> KeyCustody {
        let slot = try slot()
        let chain = try ChainBuilder(authorities: others, anchors: anchors, now: now, tolerates: Self.tolerates)
            .chain(of: leaf)
        let firmware = try firmware(chain)
        let (pin, touch) = try policies()
        let serial = try serial()
        let form = try form()
        return KeyCustody(
            format: Self.format, spkiSHA256: .init(leaf.certificate.spkiSHA256, leaf.keySource),
            generatedOnDevice: .init(true, "chain: only keys made in the device are attested"),
            exportable: .init(false, "chain: no key of a slot can leave the device"),
            serial: serial.map { .init($0, leaf.source("\(Self.arc).7")) },
            firmware: .init(firmware.text, leaf.source("\(Self.arc).3")),
            claimsFIPS: claimsFIPS(form, chain), attestedAt: nil, anchors: [chain.anchor.certificate],
            paths: [chain.path], quirks: chain.quirks.sorted(), findings: findings(firmware, pin, slot),
            notes: [
                .init(name: "slot", value: slot, source: "subject of \(leaf.certificate.subject)"),
                .init(name: "PIN", value: pin, source: leaf.source("\(Self.arc).8")),
                .init(name: "touch", value: touch, source: leaf.source("\(Self.arc).8")),
            ]
                + (form.map {
                    [.init(name: "form factor", value: $0.name, source: leaf.source("\(Self.arc).9"))]
                } ?? []))
    }

    /// Devices of 2018 have an authority without basicConstraints, and the published roots allow none below them.
    private static func tolerates(_ quirk: Quirk, _ issuer: AttestationCertificate, _ height: Int) -> Bool {
        switch quirk {
        case .basicConstraintsNotCritical: true
        case .pathLengthExceeded: issuer.isSelfIssued && height == 2
        // By name and place: the key of a slot could sign a certificate as well, and must never pass for the device.
        case .issuerWithoutBasicConstraints:
            height == 1 && issuer.certificate.subject == "CN=Yubico PIV Attestation"
                && issuer.value("\(arc).8") == nil
        default: false
        }
    }

    private func slot() throws(CustodyFault) -> String {
        let subject = leaf.certificate.subject
        let slot = subject.hasPrefix(Self.prefix) ? String(subject.dropFirst(Self.prefix.count)) : ""
        let retired = (0x82...0x95).map { String($0, radix: 16) }
        guard (["9a", "9c", "9d", "9e"] + retired).contains(slot) else {
            throw CustodyFault("\(subject) is not named for a slot that holds keys")
        }
        return slot
    }

    private func firmware(_ chain: AttestationChain) throws(CustodyFault) -> Firmware {
        let own = try leaf.demanded("\(Self.arc).3", "firmware")
        guard let firmware = Firmware(own) else { throw CustodyFault("the firmware is not three bytes") }
        if let device = chain.authorities.first?.value("\(Self.arc).3"), device != own {
            throw CustodyFault("key and device state different firmware")
        }
        return firmware
    }

    private func serial() throws(CustodyFault) -> String? {
        guard let value = leaf.value("\(Self.arc).7") else { return nil }
        guard let number = DERReader.only(DERReader.integer, in: value[...])?.unsigned, number > 0 else {
            throw CustodyFault("the serial number cannot be read")
        }
        return String(number)
    }

    private func policies() throws(CustodyFault) -> (pin: String, touch: String) {
        let value = try leaf.demanded("\(Self.arc).8", "PIN and touch policy")
        let pins: [UInt8: String] = [1: "never", 2: "once", 3: "always", 4: "match once", 5: "match always"]
        let touches: [UInt8: String] = [1: "never", 2: "always", 3: "cached"]
        guard value.count == 2, let pin = pins[value[0]], let touch = touches[value[1]] else {
            throw CustodyFault("the PIN and touch policy cannot be read")
        }
        return (pin, touch)
    }

    private func form() throws(CustodyFault) -> (name: String, isFIPS: Bool)? {
        guard let value = leaf.value("\(Self.arc).9") else { return nil }
        let names = [
            "unstated", "USB-A", "USB-A nano", "USB-C", "USB-C nano", "USB-C Lightning", "USB-A bio", "USB-C bio",
        ]
        guard value.count == 1, value[0] & 0x40 == 0, Int(value[0] & 0x3F) < names.count else {
            throw CustodyFault("the form factor cannot be read")
        }
        return (names[Int(value[0] & 0x3F)], value[0] & 0x80 != 0)
    }

    private func claimsFIPS(
        _ form: (name: String, isFIPS: Bool)?, _ chain: AttestationChain
    ) -> KeyCustody.Sourced<Bool>? {
        if let device = chain.authorities.first(where: { $0.value("\(Self.arc).10") != nil }) {
            return .init(true, device.source("\(Self.arc).10"))
        }
        return form.map { .init($0.isFIPS, leaf.source("\(Self.arc).9")) }
    }

    private func findings(_ firmware: Firmware, _ pin: String, _ slot: String) -> [KeyCustody.Finding] {
        var findings: [KeyCustody.Finding] = []
        if pin == "never" { findings.append(.init("pin-never", "The device signs without a PIN.")) }
        if firmware < Firmware(5, 7, 0), leaf.keyAlgorithm == "EC" {
            findings.append(
                .init("ecdsa-side-channel", "Firmware before 5.7 leaks ECDSA keys to physical attack (YSA-2024-03)."))
        }
        if firmware >= Firmware(4, 2, 6), firmware < Firmware(4, 3, 5), leaf.keyAlgorithm == "RSA" {
            findings.append(.init("weak-rsa-generation", "Firmware 4.2.6 to 4.3.4 makes weak RSA keys (YSA-2017-01)."))
        }
        return findings
    }
}
