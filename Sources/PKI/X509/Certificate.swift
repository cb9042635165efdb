import COpenSSL

/// The facts of an X.509 certificate (RFC 5280).
package struct Certificate: Sendable, Hashable {
    package let der: [UInt8]
    /// One block, lines of 64, ended by "\n".
    package let pem: String
    /// Over the whole certificate: what a registry pins.
    package let sha256: SHA256Digest
    package let spkiSHA256: SHA256Digest
    /// RFC 4514, most specific name first.
    package let subject: String
    /// RFC 4514, most specific name first.
    package let issuer: String
    /// Lowercase hexadecimal digits of the encoded number.
    package let serial: String
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let notBefore: Int64
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let notAfter: Int64

    /// Reads one certificate, PEM or DER, with nothing before or behind it.
    ///
    /// - Throws: `PKIError` where it is no such certificate.
    package init(_ bytes: [UInt8]) throws(PKIError) {
        let operation = "read the certificate"
        der = try PEM.decode(bytes, labels: ["CERTIFICATE"], to: operation)
        pem = PEM.encode(der, label: "CERTIFICATE")
        sha256 = SHA256Digest(of: der)
        let certificate = try Certificate.handle(of: der, to: operation)
        let pointer = certificate.pointer
        spkiSHA256 = SHA256Digest(of: try encoded(operation) { i2d_X509_PUBKEY(X509_get_X509_PUBKEY(pointer), $0) })
        subject = try DistinguishedName.text(X509_get_subject_name(pointer), to: operation)
        issuer = try DistinguishedName.text(X509_get_issuer_name(pointer), to: operation)
        let number = X509_get0_serialNumber(pointer)
        let count = max(0, Int(ASN1_STRING_length(number)))
        serial = Array(UnsafeBufferPointer(start: ASN1_STRING_get0_data(number), count: count)).lowercaseHex
        notBefore = try Certificate.milliseconds(X509_get0_notBefore(pointer), operation)
        notAfter = try Certificate.milliseconds(X509_get0_notAfter(pointer), operation)
    }

    /// Reads what OpenSSL holds.
    init(_ pointer: OpaquePointer?, to operation: String) throws(PKIError) {
        self = try Certificate(encoded(operation) { i2d_X509(pointer, $0) })
    }

    /// Whether its signature holds with the key of `issuer`; names and dates are not judged.
    package func isSigned(by issuer: Certificate) -> Bool {
        do throws(PKIError) {
            let operation = "verify the signature"
            let certificate = try handle(to: operation)
            let signer = try issuer.handle(to: operation)
            ERR_clear_error()
            defer { ERR_clear_error() }
            guard let key = X509_get0_pubkey(signer.pointer) else { return false }
            return X509_verify(certificate.pointer, key) == 1
        } catch {
            return false
        }
    }

    /// OpenSSL's own form of this certificate.
    func handle(to operation: String) throws(PKIError) -> Owned { try Self.handle(of: der, to: operation) }

    private static func handle(of der: [UInt8], to operation: String) throws(PKIError) -> Owned {
        try decoded(
            der, to: operation, free: { X509_free($0) }, read: { d2i_X509(nil, $0, $1) }, write: { i2d_X509($0, $1) })
    }

    private static func milliseconds(
        _ time: UnsafePointer<ASN1_TIME>?, _ operation: String
    ) throws(PKIError) -> Int64 {
        var milliseconds: Int64 = 0
        try check(copenssl_milliseconds(time, &milliseconds) == 1, operation)
        return milliseconds
    }
}

extension Certificate {
    /// Every certificate of a PEM text, in order; what is none is passed over.
    package static func all(inPEM bytes: [UInt8]) -> [Certificate] {
        let end = "-----END CERTIFICATE-----"
        let text = String(decoding: bytes, as: UTF8.self)
        let blocks = text.split(separator: "-----BEGIN CERTIFICATE-----", omittingEmptySubsequences: false).dropFirst()
        return blocks.compactMap { block in
            guard let stop = block.firstRange(of: end) else { return nil }
            let text = "-----BEGIN CERTIFICATE-----\(block[..<stop.lowerBound])\(end)\n"
            return try? Certificate(Array(text.utf8))
        }
    }
}
