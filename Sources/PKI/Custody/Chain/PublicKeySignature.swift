import COpenSSL

/// Signatures by a bare key.
enum PublicKeySignature {
    /// Whether `signature` over `content` holds; RSA by PKCS#1 v1.5.
    static func holds(
        _ signature: [UInt8], over content: [UInt8], key: OpaquePointer?, digest: OpaquePointer?, _ operation: String
    ) throws(PKIError) -> Bool {
        ERR_clear_error()
        defer { ERR_clear_error() }
        let context = try Owned(EVP_MD_CTX_new(), to: operation) { EVP_MD_CTX_free($0) }
        try check(EVP_DigestVerifyInit(context.pointer, nil, digest, nil, key) == 1, operation)
        return EVP_DigestVerify(context.pointer, signature, signature.count, content, content.count) == 1
    }

    /// Whether an RSA signature with SHA-256 holds with a certificate's key.
    static func holdsRSA(
        _ signature: [UInt8], over content: [UInt8], by certificate: Certificate
    ) throws(PKIError) -> Bool {
        let operation = "verify the signature"
        let signer = try certificate.handle(to: operation)
        guard let key = X509_get0_pubkey(signer.pointer), EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA else {
            throw PKIError(operation: operation, reasons: ["the key of \(certificate.subject) is not RSA"])
        }
        return try holds(signature, over: content, key: key, digest: EVP_sha256(), operation)
    }
}
