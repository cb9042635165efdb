import COpenSSL

extension CMS {
    /// Signs `content`; `at` is the claimed time in milliseconds since 1970 (nil: this machine's clock).
    ///
    /// - Throws: `PKIError` where the key does not fit the certificate or cannot sign.
    package static func sign(
        _ content: [UInt8], by certificate: Certificate, key: PrivateKey, detached: Bool, at time: Int64? = nil
    ) throws(PKIError) -> [UInt8] {
        let operation = "sign"
        guard certificate.spkiSHA256 == key.spkiSHA256 else {
            throw PKIError(
                operation: operation, reasons: ["the key is not that of the certificate \(certificate.subject)"])
        }
        // RFC 8419 came to OpenSSL after 3.0.
        guard let digest = key.signatureDigest else {
            throw PKIError(operation: operation, reasons: ["an Ed25519 key signs no CMS: take an EC or RSA key"])
        }
        ERR_clear_error()
        let flags = UInt32(CMS_BINARY | CMS_NOSMIMECAP | CMS_PARTIAL | (detached ? CMS_DETACHED : 0))
        let input = try Owned.bio(content, to: operation)
        let message = try Owned(CMS_sign(nil, nil, nil, input.pointer, flags), to: operation) {
            CMS_ContentInfo_free($0)
        }
        let own = try certificate.handle(to: operation)
        guard let signer = CMS_add1_signer(message.pointer, own.pointer, key.pointer, digest, flags) else {
            throw PKIError.queued(operation)
        }
        if let time { try add(time, to: signer, operation) }
        try check(CMS_final(message.pointer, input.pointer, nil, flags) == 1, operation)
        return try bytes(of: message, to: operation)
    }

    private static func add(_ time: Int64, to signer: OpaquePointer, _ operation: String) throws(PKIError) {
        guard let claimed = ASN1_TIME_set(nil, Int(time / 1000)) else { throw PKIError.queued(operation) }
        defer { ASN1_TIME_free(claimed) }
        let added = CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, claimed.pointee.type, claimed, -1)
        try check(added == 1, operation)
    }
}
