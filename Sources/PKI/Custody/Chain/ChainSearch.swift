/// The search upwards from one certificate; it remembers where it came furthest.
struct ChainSearch {
    let builder: ChainBuilder
    private(set) var found: [AttestationChain] = []
    private var furthest = 0
    private var steps = 0
    private(set) var furthestFault = "there is no certificate"

    init(builder: ChainBuilder) { self.builder = builder }

    mutating func climb(_ path: [AttestationCertificate], _ quirks: Set<Quirk>) {
        guard let top = path.last, path.count < ChainBuilder.longest else { return note(path, "the chain is too long") }
        let issuers = (builder.anchors.map { ($0, true) } + builder.authorities.map { ($0, false) })
            .filter { $0.0.subjectDER == top.issuerDER }
        if issuers.isEmpty {
            note(path, "no trust anchor and no certificate is named \(top.certificate.issuer)")
        }
        for (issuer, isAnchor) in issuers
        where isAnchor || !path.contains(where: { $0.certificate.spkiSHA256 == issuer.certificate.spkiSHA256 }) {
            steps += 1
            // Certificates that sign each other in circles must not cost more than a look.
            guard steps <= 100 else { return note(path, "the certificates lead in too many directions") }
            switch step(from: path, to: issuer, isAnchor: isAnchor) {
            case .failure(let fault): note(path, fault.reason)
            case .success(let broken) where isAnchor:
                found.append(AttestationChain(certificates: path + [issuer], quirks: quirks.union(broken)))
            case .success(let broken): climb(path + [issuer], quirks.union(broken))
            }
        }
    }

    private mutating func note(_ path: [AttestationCertificate], _ fault: String) {
        guard path.count >= furthest else { return }
        (furthest, furthestFault) = (path.count, fault)
    }

    /// The rules that one step up breaks and the format tolerates.
    private func step(
        from path: [AttestationCertificate], to issuer: AttestationCertificate, isAnchor: Bool
    ) -> Result<Set<Quirk>, CustodyFault> {
        guard let child = path.last else { return .failure(CustodyFault("there is no certificate")) }
        let name = issuer.certificate.subject
        if let fault = builder.fault(of: issuer) { return .failure(CustodyFault(fault)) }
        guard issuer.constraints?.isAuthority != false else { return .failure(CustodyFault("\(name) is no authority")) }
        guard issuer.maySignCertificates else {
            return .failure(CustodyFault("\(name) may not sign certificates"))
        }
        var broken = Self.broken(issuer, below: path.count - 1, isAnchor: isAnchor)
        if (child.extensions + issuer.extensions).contains(where: \.writesDefault) { broken.insert(.defaultWrittenOut) }
        switch CertificateSignature.check(child, by: issuer) {
        case .holds: break
        case .holdsOnceReencoded: broken.insert(.negativeECDSANumber)
        case .fails(let why):
            return .failure(
                CustodyFault("the signature of \(child.certificate.subject) by \(name) does not hold: \(why)"))
        }
        if let first = broken.sorted().first(where: { !builder.tolerates($0, issuer, path.count) }) {
            return .failure(CustodyFault("\(name): \(first.rawValue)"))
        }
        return .success(broken)
    }

    private static func broken(
        _ issuer: AttestationCertificate, below authorities: Int, isAnchor: Bool
    ) -> Set<Quirk> {
        var broken: Set<Quirk> = []
        if issuer.version == 1, !isAnchor { broken.insert(.versionOneIssuer) }
        guard let constraints = issuer.constraints else {
            // What version 1 cannot say is one broken rule, not two.
            if issuer.version != 1 || isAnchor {
                broken.insert(isAnchor ? .anchorWithoutBasicConstraints : .issuerWithoutBasicConstraints)
            }
            return broken
        }
        if !constraints.isCritical { broken.insert(.basicConstraintsNotCritical) }
        if let most = constraints.pathLength, authorities > most { broken.insert(.pathLengthExceeded) }
        return broken
    }
}
