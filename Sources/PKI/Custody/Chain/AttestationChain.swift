/// A leaf with its way up to a trust anchor, each step checked and each broken rule named.
struct AttestationChain: Sendable, Hashable {
    /// Leaf first, anchor last.
    let certificates: [AttestationCertificate]
    let quirks: Set<Quirk>

    var leaf: AttestationCertificate { certificates[0] }
    var anchor: AttestationCertificate { certificates[certificates.count - 1] }
    /// Between leaf and anchor, the leaf's issuer first.
    var authorities: ArraySlice<AttestationCertificate> { certificates.dropFirst().dropLast() }

    /// `CN=… ← CN=…`, for people.
    var path: String { certificates.map(\.certificate.subject).joined(separator: " ← ") }
}

/// Builds and checks chains by hand, since genuine attestations break rules that a general verifier insists on.
struct ChainBuilder {
    /// Whether a format tolerates that `issuer`, so many places above the leaf, breaks a rule.
    typealias Tolerance = (_ quirk: Quirk, _ issuer: AttestationCertificate, _ height: Int) -> Bool

    let authorities: [AttestationCertificate]
    let anchors: [AttestationCertificate]
    /// Milliseconds since 1970.
    let now: Int64
    let tolerates: Tolerance
    /// Critical extensions that the format knows.
    var knownCritical: Set<String> = []

    static let longest = 8

    /// The chain with the fewest broken rules.
    ///
    /// - Throws: `CustodyFault` with why the way that led furthest up ended.
    func chain(of leaf: AttestationCertificate) throws(CustodyFault) -> AttestationChain {
        if let fault = fault(of: leaf) { throw CustodyFault(fault) }
        if leaf.constraints?.isAuthority == true {
            throw CustodyFault("the certificate of the key, \(leaf.certificate.subject), is an authority")
        }
        var search = ChainSearch(builder: self)
        search.climb([leaf], [])
        if let best = search.found.min(by: { $0.quirks.count < $1.quirks.count }) { return best }
        throw CustodyFault(search.furthestFault)
    }

    /// What is wrong with a certificate for itself.
    func fault(of certificate: AttestationCertificate) -> String? {
        let subject = certificate.certificate.subject
        guard certificate.certificate.notBefore <= now else { return "\(subject) is not valid yet" }
        guard now <= certificate.certificate.notAfter else { return "\(subject) has expired" }
        let known = knownCritical.union(["2.5.29.15", "2.5.29.19", "2.5.29.37"])
        let unknown = certificate.extensions.filter { $0.isCritical && !known.contains($0.identifier) }
        return unknown.first.map { "\(subject) has the unknown critical extension \($0.identifier)" }
    }
}

/// Why an attestation is not believed.
struct CustodyFault: Error, Hashable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
