import COpenSSL

/// Signatures over bytes as in-toto and DSSE want them: RSA by PSS with SHA-256, EC in DER with the digest of its
/// curve, Ed25519 as it is.
extension PrivateKey {
    func plainSignature(over bytes: [UInt8], to operation: String) throws(PKIError) -> [UInt8] {
        ERR_clear_error()
        let context = try Owned(EVP_MD_CTX_new(), to: operation) { EVP_MD_CTX_free($0) }
        var keyContext: OpaquePointer?
        let begun = EVP_DigestSignInit(context.pointer, &keyContext, signatureDigest, nil, pointer)
        try check(begun == 1, operation)
        try prepare(keyContext, for: pointer, operation)
        var count = 0
        try check(EVP_DigestSign(context.pointer, nil, &count, bytes, bytes.count) == 1, operation)
        var signature = [UInt8](repeating: 0, count: count)
        try check(EVP_DigestSign(context.pointer, &signature, &count, bytes, bytes.count) == 1, operation)
        return Array(signature.prefix(count))
    }
}

extension Certificate {
    /// Whether the key of this certificate made `signature` over `bytes`.
    ///
    /// - Throws: `PKIError` where the key is of a kind that signs nothing here.
    package func verifies(_ signature: [UInt8], over bytes: [UInt8]) throws(PKIError) -> Bool {
        let operation = "verify a signature"
        let own = try handle(to: operation)
        // Nil where the key is no point of its curve, or of a kind that OpenSSL does not know.
        guard let key = X509_get0_pubkey(own.pointer) else { throw PKIError.queued(operation) }
        let context = try Owned(EVP_MD_CTX_new(), to: operation) { EVP_MD_CTX_free($0) }
        var keyContext: OpaquePointer?
        let begun = EVP_DigestVerifyInit(context.pointer, &keyContext, digest(of: key), nil, key)
        try check(begun == 1, operation)
        try prepare(keyContext, for: key, operation)
        let verified = EVP_DigestVerify(context.pointer, signature, signature.count, bytes, bytes.count)
        ERR_clear_error()
        return verified == 1
    }

    /// How `openssl dgst` checks such a signature of this certificate's key.
    package var signatureOptions: String {
        guard let own = try? handle(to: "look at the key"), let key = X509_get0_pubkey(own.pointer) else {
            return "-sha256"
        }
        let facts = PublicKeyFacts(key)
        if facts.algorithm == "RSA" { return "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest" }
        return facts.curve == "P-384" ? "-sha384" : "-sha256"
    }

    private func digest(of key: OpaquePointer?) -> OpaquePointer? { PublicKeyFacts(key).signatureDigest }
}

private func prepare(_ context: OpaquePointer?, for key: OpaquePointer?, _ operation: String) throws(PKIError) {
    guard PublicKeyFacts(key).algorithm == "RSA" else { return }
    try check(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1, operation)
    try check(EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1, operation)
}
