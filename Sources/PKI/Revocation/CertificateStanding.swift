import COpenSSL

extension Certificate {
    /// Whether it is its own authority, so that nobody else could revoke it.
    package var isSelfSigned: Bool { subject == issuer && isSigned(by: self) }

    /// Checks that it chains to a self-signed one of `authorities`, and that `lists` in force at `time` revoke none of the chain.
    ///
    /// It is what `openssl verify -crl_check_all -attime` does; `time` is in milliseconds since 1970.
    ///
    /// - Throws: `PKIError` with OpenSSL's reason: the chain ends early, a list is missing or not in force, one is revoked.
    package func standing(
        at time: Int64, authorities: [Certificate], lists: [RevocationList]
    ) throws(PKIError) {
        let operation = "find the certificate's chain in force"
        ERR_clear_error()
        let store = try Owned(X509_STORE_new(), to: operation) { X509_STORE_free($0) }
        for authority in Set(authorities) {
            let own = try authority.handle(to: operation)
            try check(X509_STORE_add_cert(store.pointer, own.pointer) == 1, operation)
        }
        for list in Set(lists) {
            let own = try list.handle(to: operation)
            try check(X509_STORE_add_crl(store.pointer, own.pointer) == 1, operation)
        }
        let context = try Owned(X509_STORE_CTX_new(), to: operation) { X509_STORE_CTX_free($0) }
        let certificate = try handle(to: operation)
        try check(X509_STORE_CTX_init(context.pointer, store.pointer, certificate.pointer, nil) == 1, operation)
        let parameters = X509_STORE_CTX_get0_param(context.pointer)
        X509_VERIFY_PARAM_set_time(parameters, Int(time / 1000))
        let flags = UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL)
        try check(X509_VERIFY_PARAM_set_flags(parameters, flags) == 1, operation)
        guard X509_verify_cert(context.pointer) != 1 else { return }
        ERR_clear_error()
        let reason = String(cString: X509_verify_cert_error_string(Int(X509_STORE_CTX_get_error(context.pointer))))
        let blamed = try? Certificate(X509_STORE_CTX_get_current_cert(context.pointer), to: operation)
        throw PKIError(operation: operation, reasons: ["\(blamed?.subject ?? subject): \(reason)"])
    }

    /// Where its authority publishes revocation lists (RFC 5280 §4.2.1.13): what the certificate says, unchecked.
    package var revocationListAddresses: [String] { addresses(copenssl_list_addresses) }

    /// Where its issuer's certificate is to be had (RFC 5280 §4.2.2.1): what the certificate says, unchecked.
    package var issuerAddresses: [String] { addresses(copenssl_issuer_addresses) }

    private typealias Finding = @convention(c) (UnsafePointer<UInt8>?, Int32, UnsafeMutableRawPointer?) -> Void

    private func addresses(_ look: (OpaquePointer?, Finding?, UnsafeMutableRawPointer?) -> Void) -> [String] {
        guard let own = try? handle(to: "read the certificate's addresses") else { return [] }
        var found: [String] = []
        let add: Finding = { bytes, count, context in
            let text = String(decoding: UnsafeBufferPointer(start: bytes, count: Int(max(0, count))), as: UTF8.self)
            context?.assumingMemoryBound(to: [String].self).pointee.append(text)
        }
        withUnsafeMutablePointer(to: &found) { look(own.pointer, add, UnsafeMutableRawPointer($0)) }
        ERR_clear_error()
        return found
    }
}
