import COpenSSL

/// A responder by URL, who says of one certificate whether it was revoked (OCSP, RFC 6960).
package struct RevocationResponder: Sendable, Hashable {
    /// `http://host[:port]/path`.
    package let url: String
    /// The longest wait for an answer, in seconds.
    package let patience: Int

    /// Names a responder.
    package init(url: String, patience: Int = 5) {
        self.url = url
        self.patience = patience
    }

    /// Asks for word of `certificate`, once, with a number used once; blocks until the answer is there.
    ///
    /// An answer may leave the number out, as one that was made before it was asked for does, but not change it.
    ///
    /// - Throws: `PKIError` where the responder does not answer, or answers another question; its right is not judged.
    package func ask(of certificate: Certificate, issuedBy issuer: Certificate) throws(PKIError) -> RevocationResponse {
        let operation = "ask \(url)"
        let question = try Self.question(certificate, issuer, operation)
        let pointer = question.pointer
        let der = try encoded(operation) { i2d_OCSP_REQUEST(pointer, $0) }
        let response = try RevocationResponse(
            PlainExchange(
                url: url, kind: "application/ocsp-request", answerKind: "application/ocsp-response", patience: patience
            ).perform(der, to: operation))
        let basic = try response.basic(to: operation)
        guard OCSP_check_nonce(question.pointer, basic.pointer) != 0 else {
            throw PKIError(operation: operation, reasons: ["it answers another question"])
        }
        return response
    }

    /// Certificates are identified by SHA-1, as every responder understands (RFC 5019 §2.1.1); nothing rests on it.
    private static func question(
        _ certificate: Certificate, _ issuer: Certificate, _ operation: String
    ) throws(PKIError) -> Owned {
        let own = try certificate.handle(to: operation)
        let above = try issuer.handle(to: operation)
        ERR_clear_error()
        let question = try Owned(OCSP_REQUEST_new(), to: operation) { OCSP_REQUEST_free($0) }
        let id = OCSP_cert_to_id(EVP_sha1(), own.pointer, above.pointer)
        if OCSP_request_add0_id(question.pointer, id) == nil {
            OCSP_CERTID_free(id)
            throw PKIError.queued(operation)
        }
        try check(OCSP_request_add1_nonce(question.pointer, nil, -1) == 1, operation)
        return question
    }
}
