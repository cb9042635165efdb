import COpenSSL

/// What a responder said of a certificate (OCSP, RFC 6960 §4.2.1): signed, and true of one time.
package struct RevocationResponse: Sendable, Hashable {
    /// What it says of one certificate.
    package enum Status: Sendable, Hashable {
        case good
        /// Since when, in milliseconds since 1970.
        case revoked(Int64)
        /// Its authority does not know the certificate.
        case unknown
    }

    package let der: [UInt8]

    /// How far two clocks may be apart, as for `openssl ocsp`, in milliseconds.
    private static let leeway: Int64 = 300_000
    /// How long it counts where it says no end: newer word is to be had at any time (RFC 6960 §2.4).
    private static let endless: Int64 = 3_600_000

    /// Reads one response, DER.
    ///
    /// - Throws: `PKIError` where it is none, or the responder says that it has none.
    package init(_ der: [UInt8]) throws(PKIError) {
        let operation = "read the revocation response"
        self.der = der
        let response = try Self.handle(of: der, to: operation)
        let status = OCSP_response_status(response.pointer)
        guard status == OCSP_RESPONSE_STATUS_SUCCESSFUL else {
            let words = String(cString: OCSP_response_status_str(Int(status)))
            throw PKIError(operation: operation, reasons: ["the responder answered “\(words)”"])
        }
        _ = try basic(to: operation)
    }

    /// What it says of `certificate`, if it says it with right and is in force at `time` (milliseconds since 1970; nil: when it was made).
    ///
    /// The right is that of `issuer` itself, or of somebody with id-kp-OCSPSigning from `issuer` (RFC 6960 §4.2.2.2);
    /// both must chain to a self-signed one of `authorities`.
    ///
    /// - Throws: `PKIError` where it is about others, not in force, or signed by somebody without the right.
    package func status(
        of certificate: Certificate, issuedBy issuer: Certificate, below authorities: [Certificate], at time: Int64?
    ) throws(PKIError) -> Status {
        let operation = "believe the revocation response"
        let basic = try basic(to: operation)
        guard let single = try Self.single(basic.pointer, certificate, issuer, operation) else {
            throw PKIError(operation: operation, reasons: ["it says nothing of \(certificate.subject)"])
        }
        let said = try Self.said(single, operation)
        let now = time ?? said.from
        guard said.from <= now + Self.leeway else {
            throw PKIError(operation: operation, reasons: ["it is not in force yet"])
        }
        guard now <= (said.until.map { $0 + Self.leeway } ?? said.from + Self.endless) else {
            throw PKIError(operation: operation, reasons: ["it has expired"])
        }
        try Self.verify(basic.pointer, by: [issuer] + authorities, at: now, operation)
        return said.status
    }

    /// The same as a value.
    func judged(
        of certificate: Certificate, issuedBy issuer: Certificate, below authorities: [Certificate], at time: Int64
    ) -> Result<Status, PKIError> {
        do throws(PKIError) {
            return .success(try status(of: certificate, issuedBy: issuer, below: authorities, at: time))
        } catch {
            return .failure(error)
        }
    }

    /// Name of the digest by which it identifies `certificate`, such as `sha1`; nil: it says nothing of it.
    package func identifierDigest(of certificate: Certificate, issuedBy issuer: Certificate) -> String? {
        let operation = "read the revocation response"
        guard case .some(let basic) = try? basic(to: operation),
            let single = try? Self.single(basic.pointer, certificate, issuer, operation)
        else { return nil }
        let digest = copenssl_identifier_digest(OCSP_SINGLERESP_get0_id(single))
        return OBJ_nid2sn(digest).map { String(cString: $0).lowercased() }
    }

    /// OpenSSL's own form of what was signed.
    func basic(to operation: String) throws(PKIError) -> Owned {
        let response = try Self.handle(of: der, to: operation)
        return try Owned(OCSP_response_get1_basic(response.pointer), to: operation) { OCSP_BASICRESP_free($0) }
    }

    private static func handle(of der: [UInt8], to operation: String) throws(PKIError) -> Owned {
        try decoded(
            der, to: operation, free: { OCSP_RESPONSE_free($0) }, read: { d2i_OCSP_RESPONSE(nil, $0, $1) })
    }

    private static func single(
        _ basic: OpaquePointer, _ certificate: Certificate, _ issuer: Certificate, _ operation: String
    ) throws(PKIError) -> OpaquePointer? {
        let own = try certificate.handle(to: operation)
        let above = try issuer.handle(to: operation)
        defer { ERR_clear_error() }
        for index in 0..<max(0, OCSP_resp_count(basic)) {
            guard let single = OCSP_resp_get0(basic, index), let id = OCSP_SINGLERESP_get0_id(single) else { continue }
            if copenssl_identifies(id, own.pointer, above.pointer) == 1 { return single }
        }
        return nil
    }

    private static func said(
        _ single: OpaquePointer, _ operation: String
    ) throws(PKIError) -> (status: Status, from: Int64, until: Int64?) {
        var revoked: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
        var (this, next) = (revoked, revoked)
        let code = OCSP_single_get0_status(single, nil, &revoked, &this, &next)
        var (from, until, since): (Int64, Int64, Int64) = (0, 0, 0)
        try check(copenssl_milliseconds(this, &from) == 1, operation)
        let end = copenssl_milliseconds(next, &until) == 1 ? until : nil
        switch code {
        case V_OCSP_CERTSTATUS_GOOD: return (.good, from, end)
        case V_OCSP_CERTSTATUS_REVOKED:
            try check(copenssl_milliseconds(revoked, &since) == 1, operation)
            return (.revoked(since), from, end)
        default: return (.unknown, from, end)
        }
    }

    private static func verify(
        _ basic: OpaquePointer, by authorities: [Certificate], at time: Int64, _ operation: String
    ) throws(PKIError) {
        let weak = [NID_md5, NID_sha1]
        guard !weak.contains(copenssl_response_digest(basic)) else {
            throw PKIError(operation: operation, reasons: ["it is signed over a digest that no longer counts"])
        }
        let store = try Owned(X509_STORE_new(), to: operation) { X509_STORE_free($0) }
        let others = try Owned(copenssl_certificates_new(), to: operation) { copenssl_certificates_free($0) }
        for authority in Set(authorities) {
            let own = try authority.handle(to: operation)
            try check(X509_STORE_add_cert(store.pointer, own.pointer) == 1, operation)
            try check(copenssl_certificates_push(others.pointer, own.pointer) == 1, operation)
        }
        X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.pointer), Int(time / 1000))
        ERR_clear_error()
        // Whoever is trusted for something else is not trusted for this.
        guard OCSP_basic_verify(basic, others.pointer, store.pointer, UInt(OCSP_NOEXPLICIT)) != 1 else { return }
        // OpenSSL names no reason for a signer that it knows, and that may not speak for this issuer.
        guard ERR_peek_error() != 0 else {
            throw PKIError(operation: operation, reasons: ["its signer may not speak for \(authorities[0].subject)"])
        }
        throw PKIError.queued(operation)
    }
}
