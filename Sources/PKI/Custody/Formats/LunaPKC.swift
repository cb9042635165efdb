/// Public key confirmation of a Thales Luna: certificates in a PKCS#7 that signs nothing.
///
/// A Luna confirms only keys that were made inside and can never leave: both follow from the chain.
struct LunaPKC: AttestationReader {
    static let format = AttestationFormat.lunaPKC
    private static let purposes = "1.3.6.1.4.1.12383.1"
    private static let facts = "1.3.6.1.4.1.12383.2"
    /// Of the confirmed key.
    private static let origin = "\(purposes).13"
    /// Of the device that confirms: RSA, and the two of elliptic curves.
    private static let devices = ["\(purposes).12", "\(purposes).14", "\(purposes).15"]

    private let leaf: AttestationCertificate
    private let others: [AttestationCertificate]

    init?(_ files: AttestationFiles) {
        let all = files.confirmed + files.certificates
        let confirmed = all.filter { $0.extendedKeyUsages?.contains(Self.origin) == true }
        guard confirmed.count == 1, let leaf = confirmed.first else { return nil }
        self.leaf = leaf
        others = all.filter { $0 != leaf }
    }

    func custody(anchors: [AttestationCertificate], at now: Int64) throws(CustodyFault) -> KeyCustody {
        guard leaf.extendedKeyUsages == [Self.origin] else {
            throw CustodyFault("\(leaf.certificate.subject) is confirmed for more than its origin")
        }
        guard leaf.maySignData, leaf.keyUsage.map({ !$0.dropFirst(5).contains(true) }) ?? true else {
            throw CustodyFault("\(leaf.certificate.subject) may sign certificates")
        }
        let chain = try ChainBuilder(
            authorities: others.filter { $0.extendedKeyUsages?.contains(Self.origin) != true }, anchors: anchors,
            now: now, tolerates: Self.tolerates
        ).chain(of: leaf)
        try checkPurposes(chain)
        let serial = try serial(chain)
        let source = "chain: only keys that were made inside and never leave are confirmed"
        return KeyCustody(
            format: Self.format, spkiSHA256: .init(leaf.certificate.spkiSHA256, leaf.keySource),
            generatedOnDevice: .init(true, source), exportable: .init(false, source),
            serial: serial.map { .init($0, leaf.source("\(Self.facts).1")) }, firmware: nil, claimsFIPS: nil,
            attestedAt: nil,
            anchors: [chain.anchor.certificate], paths: [chain.path], quirks: chain.quirks.sorted(), findings: [],
            // What the other numbers mean is not published.
            notes: leaf.extensions.filter { $0.identifier.hasPrefix("\(Self.facts).") }.map {
                .init(name: $0.identifier, value: $0.value.lowercaseHex, source: leaf.source($0.identifier))
            })
    }

    private static func tolerates(_ quirk: Quirk, _ issuer: AttestationCertificate, _ height: Int) -> Bool {
        switch quirk {
        case .anchorWithoutBasicConstraints, .negativeECDSANumber, .defaultWrittenOut, .basicConstraintsNotCritical:
            true
        // The vendor's own purposes say who may sign; the confirmed key never has one of them.
        case .issuerWithoutBasicConstraints: issuer.keyUsage != nil && issuer.maySignCertificates
        default: false
        }
    }

    /// Each authority has one purpose of the vendor's, and the lowest is a device.
    private func checkPurposes(_ chain: AttestationChain) throws(CustodyFault) {
        for authority in chain.authorities {
            guard let purposes = authority.extendedKeyUsages, purposes.count == 1,
                purposes[0].hasPrefix("\(Self.purposes)."), purposes[0] != Self.origin
            else { throw CustodyFault("\(authority.certificate.subject) has no purpose of the vendor's") }
        }
        guard let device = chain.authorities.first, let purpose = device.extendedKeyUsages?.first,
            Self.devices.contains(purpose)
        else { throw CustodyFault("the confirmation was not made by a device") }
    }

    /// Least significant byte first, the same for key and device; nil where the key's certificate does not say.
    private func serial(_ chain: AttestationChain) throws(CustodyFault) -> String? {
        guard let own = leaf.value("\(Self.facts).1") else { return nil }
        guard (4...8).contains(own.count) else { throw CustodyFault("the serial number is not of 4 to 8 bytes") }
        if let device = chain.authorities.first?.value("\(Self.facts).1"), device != own {
            throw CustodyFault("key and device state different serial numbers")
        }
        return String(own.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
}
