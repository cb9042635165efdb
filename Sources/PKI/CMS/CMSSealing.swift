import COpenSSL

extension CMS {
    /// Seals `content` for every one of `recipients` (AES-256-CBC; RSA by OAEP, elliptic curves by ECDH).
    ///
    /// - Throws: `PKIError` where there is no recipient or one's key cannot receive.
    package static func seal(_ content: [UInt8], to recipients: [Certificate]) throws(PKIError) -> [UInt8] {
        let operation = "seal"
        guard !recipients.isEmpty else { throw PKIError(operation: operation, reasons: ["there is no recipient"]) }
        ERR_clear_error()
        let flags = UInt32(CMS_BINARY | CMS_PARTIAL)
        let input = try Owned.bio(content, to: operation)
        let made = CMS_encrypt(nil, input.pointer, EVP_aes_256_cbc(), flags)
        let message = try Owned(made, to: operation) { CMS_ContentInfo_free($0) }
        for recipient in recipients {
            let certificate = try recipient.handle(to: operation)
            let added = CMS_add1_recipient_cert(message.pointer, certificate.pointer, flags | UInt32(CMS_KEY_PARAM))
            guard let added, copenssl_prefer_oaep(added) == 1 else { throw PKIError.queued(operation) }
        }
        try check(CMS_final(message.pointer, input.pointer, nil, flags) == 1, operation)
        return try bytes(of: message, to: operation)
    }

    /// Opens what was sealed for `certificate`.
    ///
    /// - Throws: `PKIError` where it was sealed for others, or is damaged.
    package static func open(
        _ sealed: [UInt8], certificate: Certificate, key: PrivateKey
    ) throws(PKIError) -> [UInt8] {
        let operation = "open the sealed message"
        let message = try message(sealed, to: operation)
        guard isKind(NID_pkcs7_enveloped, message) else {
            throw PKIError(operation: operation, reasons: ["it is no sealed message"])
        }
        let own = try certificate.handle(to: operation)
        let output = try Owned.bio(to: operation)
        let opened = CMS_decrypt(
            message.pointer, key.pointer, own.pointer, nil, output.pointer, UInt32(CMS_BINARY))
        try check(opened == 1, operation)
        return output.contents()
    }
}
