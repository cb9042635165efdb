import COpenSSL

extension CertificateSigningRequest {
    /// Makes a request, signed by `key`.
    ///
    /// - Throws: `PKIError` where the subject or a name cannot be encoded.
    package static func make(
        subject: String, names: [SubjectAlternativeName], key: PrivateKey
    ) throws(PKIError) -> CertificateSigningRequest {
        let operation = "make the certificate signing request"
        ERR_clear_error()
        let request = try Owned(X509_REQ_new(), to: operation) { X509_REQ_free($0) }
        try DistinguishedName.write(subject, into: X509_REQ_get_subject_name(request.pointer), to: operation)
        try check(X509_REQ_set_pubkey(request.pointer, key.pointer) == 1, operation)
        if !names.isEmpty { try add(names, to: request, operation) }
        try check(X509_REQ_sign(request.pointer, key.pointer, key.signatureDigest) > 0, operation)
        let pointer = request.pointer
        return try CertificateSigningRequest(encoded(operation) { i2d_X509_REQ(pointer, $0) })
    }

    private static func add(
        _ names: [SubjectAlternativeName], to request: borrowing Owned, _ operation: String
    ) throws(PKIError) {
        let stack = try Owned(copenssl_names_new(), to: operation) { GENERAL_NAMES_free($0) }
        for name in names {
            let made = try name.generalName(to: operation)
            guard copenssl_names_push(stack.pointer, made) > 0 else {
                GENERAL_NAME_free(made)
                throw PKIError.queued(operation)
            }
        }
        let all = try Owned(copenssl_extensions_new(), to: operation) { copenssl_extensions_free($0) }
        guard let one = X509V3_EXT_i2d(NID_subject_alt_name, 0, UnsafeMutableRawPointer(stack.pointer)) else {
            throw PKIError.queued(operation)
        }
        guard copenssl_extensions_push(all.pointer, one) > 0 else {
            X509_EXTENSION_free(one)
            throw PKIError.queued(operation)
        }
        try check(X509_REQ_add_extensions(request.pointer, all.pointer) == 1, operation)
    }
}

extension PrivateKey {
    /// SHA-384 for P-384, SHA-256 else; Ed25519 takes none.
    var signatureDigest: OpaquePointer? { PublicKeyFacts(pointer).signatureDigest }
}

extension PublicKeyFacts {
    /// SHA-384 for P-384, SHA-256 else; Ed25519 takes none.
    var signatureDigest: OpaquePointer? {
        if algorithm == "Ed25519" { return nil }
        return curve == "P-384" ? EVP_sha384() : EVP_sha256()
    }
}
