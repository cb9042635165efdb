import COpenSSL

/// The facts of a PKCS#10 certificate signing request (RFC 2986).
package struct CertificateSigningRequest: Sendable, Hashable {
    package let der: [UInt8]
    /// One block, lines of 64, ended by "\n".
    package let pem: String
    /// Over the whole request.
    package let derSHA256: SHA256Digest
    /// Over the subject's public key with its algorithm.
    package let spkiSHA256: SHA256Digest
    /// RFC 4514, most specific name first: "CN=…,O=…,C=DE".
    package let subject: String
    /// In the request's order.
    package let alternativeNames: [SubjectAlternativeName]
    /// "EC", "RSA", "Ed25519" or OpenSSL's name.
    package let keyAlgorithm: String
    package let keyBits: Int
    /// "P-256", "P-384"…; nil without a named curve.
    package let curve: String?
    /// Object identifiers in dots.
    package let extendedKeyUsages: [String]
    /// Whether the request's signature verifies with its own key.
    package let provesPossession: Bool
    /// In the request's order.
    package let extensions: [RequestedExtension]
    /// Why the key is known to be weak, each in a few words.
    package let weaknesses: [String]

    /// Reads one request, PEM or DER, with nothing before or behind it.
    ///
    /// - Throws: `PKIError` where it is no such request, or hides names in a second extension request.
    package init(_ bytes: [UInt8]) throws(PKIError) {
        let operation = "read the certificate signing request"
        let labels = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"]
        der = try PEM.decode(bytes, labels: labels, to: operation)
        pem = PEM.encode(der, label: labels[0])
        derSHA256 = SHA256Digest(of: der)
        let request = try decoded(
            der, to: operation, free: { X509_REQ_free($0) }, read: { d2i_X509_REQ(nil, $0, $1) },
            write: { i2d_X509_REQ($0, $1) })
        let pointer = request.pointer
        spkiSHA256 = SHA256Digest(
            of: try encoded(operation) { i2d_X509_PUBKEY(X509_REQ_get_X509_PUBKEY(pointer), $0) })
        subject = try DistinguishedName.text(X509_REQ_get_subject_name(pointer), to: operation)
        let extensions = try RequestedExtensions(of: request, to: operation)
        alternativeNames = try extensions.alternativeNames()
        extendedKeyUsages = try extensions.extendedKeyUsages()
        self.extensions = try extensions.all()
        guard let key = X509_REQ_get0_pubkey(pointer) else { throw PKIError.queued(operation) }
        let facts = PublicKeyFacts(key)
        (keyAlgorithm, keyBits, curve) = (facts.algorithm, facts.bits, facts.curve)
        weaknesses = KeyWeakness.all(of: key, facts)
        provesPossession = X509_REQ_verify(pointer, key) == 1
        ERR_clear_error()
    }
}
