import COpenSSL

extension Certificate {
    /// Whether it is its own authority, so that nobody else could revoke it.
    package var isSelfSigned: Bool { subject == issuer && isSigned(by: self) }

    /// Checks that it chains to a self-signed authority of `values`, and that each of the chain was in force at `time`.
    ///
    /// In force is whom a list or a response shows so, and neither contradicts. A chain of lists alone is judged as
    /// `openssl verify -crl_check_all -attime` does; `time` is in milliseconds since 1970.
    ///
    /// - Returns: what shows it, for the certificate and each above it but the root.
    /// - Throws: `PKIError` with the reasons: the chain ends early, there is no word of one, or one is revoked.
    @discardableResult package func standing(
        at time: Int64, by values: RevocationValues
    ) throws(PKIError) -> [RevocationWord] {
        let chain = try verified(at: time, RevocationValues(authorities: values.authorities), flags: 0)
        var words: [RevocationWord] = []
        for (certificate, issuer) in zip(chain, chain.dropFirst()) {
            words.append(try certificate.word(issuedBy: issuer, at: time, by: values))
        }
        return words
    }

    private func word(
        issuedBy issuer: Certificate, at time: Int64, by values: RevocationValues
    ) throws(PKIError) -> RevocationWord {
        var (silent, good): ([String], [RevocationResponse]) = ([], [])
        let unlisted = try unlisted(at: time, by: values)
        for response in values.responses where response.identifierDigest(of: self, issuedBy: issuer) != nil {
            switch response.judged(of: self, issuedBy: issuer, below: values.authorities, at: time) {
            case .success(.good): good.append(response)
            case .success(.revoked): throw contradicted("\(subject): its responder says: certificate revoked")
            // Its authority does not know whom it is said to have issued: no list makes up for that.
            case .success(.unknown): throw contradicted("\(subject): its responder does not know the certificate")
            case .failure(let error):
                silent.append("\(subject): a response does not count: \(error.reasons.joined(separator: ", "))")
            }
        }
        if let unlisted, good.isEmpty { throw PKIError(operation: Self.finding, reasons: [unlisted] + silent) }
        return RevocationWord(certificate: self, issuer: issuer, isListed: unlisted == nil, responses: good)
    }

    /// Why no list shows that it was in force; nil: one does.
    private func unlisted(at time: Int64, by values: RevocationValues) throws(PKIError) -> String? {
        do throws(PKIError) {
            _ = try verified(at: time, values, flags: X509_V_FLAG_CRL_CHECK)
            return nil
        } catch {
            if error.operation == Self.contradiction { throw error }
            return error.reasons.joined(separator: ", ")
        }
    }

    private func contradicted(_ reason: String) -> PKIError {
        PKIError(operation: Self.contradiction, reasons: [reason])
    }

    private static let finding = "find the certificate's chain in force"
    private static let contradiction = "hold the certificate for in force"

    /// The chain up to the root, its own certificate first; with lists and the flag, its own list must be there.
    private func verified(
        at time: Int64, _ values: RevocationValues, flags: Int32
    ) throws(PKIError) -> [Certificate] {
        let operation = Self.finding
        ERR_clear_error()
        let store = try Owned(X509_STORE_new(), to: operation) { X509_STORE_free($0) }
        for authority in Set(values.authorities) {
            let own = try authority.handle(to: operation)
            try check(X509_STORE_add_cert(store.pointer, own.pointer) == 1, operation)
        }
        for list in Set(values.lists) {
            let own = try list.handle(to: operation)
            try check(X509_STORE_add_crl(store.pointer, own.pointer) == 1, operation)
        }
        let context = try Owned(X509_STORE_CTX_new(), to: operation) { X509_STORE_CTX_free($0) }
        let certificate = try handle(to: operation)
        try check(X509_STORE_CTX_init(context.pointer, store.pointer, certificate.pointer, nil) == 1, operation)
        let parameters = X509_STORE_CTX_get0_param(context.pointer)
        X509_VERIFY_PARAM_set_time(parameters, Int(time / 1000))
        try check(X509_VERIFY_PARAM_set_flags(parameters, UInt(flags)) == 1, operation)
        guard X509_verify_cert(context.pointer) == 1 else {
            ERR_clear_error()
            let code = X509_STORE_CTX_get_error(context.pointer)
            let reason = String(cString: X509_verify_cert_error_string(Int(code)))
            let blamed = try? Certificate(X509_STORE_CTX_get_current_cert(context.pointer), to: operation)
            throw PKIError(
                operation: code == X509_V_ERR_CERT_REVOKED ? Self.contradiction : operation,
                reasons: ["\(blamed?.subject ?? subject): \(reason)"])
        }
        let chain = X509_STORE_CTX_get0_chain(context.pointer)
        var found: [Certificate] = []
        for index in 0..<copenssl_certificates_count(chain) {
            found.append(try Certificate(copenssl_certificates_at(chain, index), to: operation))
        }
        return found
    }
}
