import COpenSSL

/// A certificate of an attestation with what step-wise verification needs of it.
struct AttestationCertificate: Sendable, Hashable {
    let certificate: Certificate
    /// 1, 2 or 3.
    let version: Int
    /// The names as they are encoded, for comparing.
    let subjectDER: [UInt8]
    let issuerDER: [UInt8]
    let extensions: [CertificateExtension]
    /// nil without basicConstraints.
    let constraints: BasicConstraints?
    /// First bit first; nil without keyUsage.
    let keyUsage: [Bool]?
    /// Object identifiers in dots; nil without extendedKeyUsage.
    let extendedKeyUsages: [String]?
    /// "EC", "RSA", "Ed25519" or OpenSSL's name.
    let keyAlgorithm: String

    /// Takes a certificate apart; an extension that stands there twice is refused (RFC 5280 §4.2).
    init(_ certificate: Certificate) throws(PKIError) {
        func refusal(_ reason: String) -> PKIError {
            PKIError(operation: "read the certificate \(certificate.subject)", reasons: [reason])
        }
        guard let parts = CertificateParts(certificate.der) else { throw refusal("its structure is not X.509") }
        self.certificate = certificate
        (version, subjectDER, issuerDER, extensions) = (parts.version, parts.subject, parts.issuer, parts.extensions)
        guard Set(extensions.map(\.identifier)).count == extensions.count else {
            throw refusal("an extension stands there twice")
        }
        guard let constraints = StandardExtensions.constraints(extensions),
            let usage = StandardExtensions.usage(extensions),
            let purposes = StandardExtensions.purposes(extensions)
        else { throw refusal("a standard extension cannot be read") }
        (self.constraints, keyUsage, extendedKeyUsages) = (constraints, usage, purposes)
        let handle = try certificate.handle(to: "read the certificate")
        defer { ERR_clear_error() }
        guard let key = X509_get0_pubkey(handle.pointer) else { throw refusal("its key cannot be read") }
        keyAlgorithm = PublicKeyFacts(key).algorithm
    }

    /// The content of an extension.
    func value(_ identifier: String) -> [UInt8]? { extensions.first { $0.identifier == identifier }?.value }

    var isSelfIssued: Bool { subjectDER == issuerDER }
    var maySignCertificates: Bool { keyUsage.map { $0.count > 5 && $0[5] } ?? true }
    var maySignData: Bool { keyUsage.map { $0.first == true } ?? true }
}
