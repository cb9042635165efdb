/// Who vouches for the card and the partition that signed.
struct MarvellVouching {
    /// The manufacturer's, then the owner's for partition and card.
    let chains: [AttestationChain]
    let card: AttestationCertificate
    let hasOwner: Bool

    /// Every certificate that was handed in must play its part.
    init(
        _ certificates: [AttestationCertificate], anchors: [AttestationCertificate], now: Int64,
        hasSigned: (Certificate) -> Bool
    ) throws(CustodyFault) {
        let trusted = Set(anchors.map(\.certificate.spkiSHA256))
        let given = certificates.filter { !trusted.contains($0.certificate.spkiSHA256) }
        let partitions = given.filter { hasSigned($0.certificate) }
        guard !partitions.isEmpty else {
            throw CustodyFault("the statement's signature holds with no certificate of a partition")
        }
        let builder = ChainBuilder(authorities: given, anchors: anchors, now: now, tolerates: Self.tolerates)
        let manufacturer = try Self.first(partitions, builder, length: 3, "no manufacturer vouches for the partition")
        let card = manufacturer.certificates[1]
        self.card = card
        let owned = given.filter { !manufacturer.certificates.contains($0) }
        guard !owned.isEmpty else {
            (chains, hasOwner) = ([manufacturer], false)
            return
        }
        let keys = [manufacturer.leaf, card].map(\.certificate.spkiSHA256)
        guard owned.count == 2 else { throw CustodyFault("not every certificate plays a part") }
        let owners = try keys.map { key throws(CustodyFault) in
            try Self.first(
                owned.filter { $0.certificate.spkiSHA256 == key }, builder, length: 2,
                "the owner does not vouch for card and partition")
        }
        guard Set(owners.map(\.anchor.certificate.spkiSHA256)).count == 1,
            owners[0].anchor.certificate.spkiSHA256 != manufacturer.anchor.certificate.spkiSHA256
        else { throw CustodyFault("manufacturer and owner are not two") }
        (chains, hasOwner) = ([manufacturer] + owners, true)
    }

    private static func first(
        _ leaves: [AttestationCertificate], _ builder: ChainBuilder, length: Int, _ otherwise: String
    ) throws(CustodyFault) -> AttestationChain {
        var fault = otherwise
        for leaf in leaves {
            do throws(CustodyFault) {
                let chain = try builder.chain(of: leaf)
                if chain.certificates.count == length { return chain }
            } catch {
                fault = "\(otherwise): \(error.reason)"
            }
        }
        throw CustodyFault(fault)
    }

    /// Cards have certificates of version 1, directly under the manufacturer's root.
    private static func tolerates(_ quirk: Quirk, _ issuer: AttestationCertificate, _ height: Int) -> Bool {
        switch quirk {
        case .versionOneIssuer: height == 1 && !issuer.isSelfIssued
        case .anchorWithoutBasicConstraints, .basicConstraintsNotCritical: issuer.isSelfIssued
        default: false
        }
    }
}
