import COpenSSL

/// What a timestamp authority answered: DER of a TimeStampResp (RFC 3161 §2.4.2).
package struct TimestampAnswer: Sendable, Hashable {
    package let der: [UInt8]

    /// Takes an answer as it came; nothing is believed of it before it is verified.
    package init(der: [UInt8]) { self.der = der }

    /// Checks that it is a token over `content` by an authority below one of `anchors`, valid at the token's own time.
    ///
    /// With the `query` it must also carry that query's nonce.
    ///
    /// - Throws: `PKIError` where it is none, is over other bytes, or by somebody who may not stamp.
    package func verify(
        over content: [UInt8], anchors: [Certificate], query: TimestampQuery? = nil
    ) throws(PKIError) -> VerifiedTimestamp {
        let operation = "verify the timestamp"
        let answer = try decoded(
            der, to: operation, free: { TS_RESP_free($0) }, read: { d2i_TS_RESP(nil, $0, $1) })
        guard let info = TS_RESP_get_tst_info(answer.pointer) else {
            throw PKIError(operation: operation, reasons: ["the authority refused to stamp"])
        }
        let digests = [copenssl_imprint_digest(info), copenssl_signed_digest(answer.pointer)]
        guard digests.allSatisfy([NID_sha256, NID_sha384, NID_sha512].contains) else {
            throw PKIError(operation: operation, reasons: ["it relies on a digest other than SHA-2"])
        }
        if let query { try Self.match(query, info, operation) }
        let data = try Owned.bio(content, to: operation)
        let store = try Self.store(anchors, operation)
        try check(copenssl_verify_timestamp(answer.pointer, data.pointer, store) == 1, operation)
        var time: Int64 = 0
        try check(copenssl_milliseconds(TS_TST_INFO_get_time(info), &time) == 1, operation)
        return VerifiedTimestamp(
            time: time, authority: try Certificate(copenssl_timestamp_signer(answer.pointer), to: operation))
    }

    /// The certificates in its token, the signer's first, nothing of them verified; empty where it is no answer.
    package var certificates: [Certificate] {
        let operation = "read the timestamp"
        let read = try? decoded(
            der, to: operation, free: { TS_RESP_free($0) }, read: { d2i_TS_RESP(nil, $0, $1) })
        guard case .some(let answer) = read,
            let signer = try? Certificate(copenssl_timestamp_signer(answer.pointer), to: operation)
        else { return [] }
        let all = copenssl_timestamp_certificates(answer.pointer)
        let carried = (0..<copenssl_certificates_count(all)).compactMap {
            try? Certificate(copenssl_certificates_at(all, $0), to: operation)
        }
        return [signer] + carried.filter { $0 != signer }
    }

    private static func match(
        _ query: TimestampQuery, _ info: OpaquePointer, _ operation: String
    ) throws(PKIError) {
        let asked = try query.handle(to: operation)
        guard let nonce = TS_TST_INFO_get_nonce(info),
            ASN1_INTEGER_cmp(nonce, TS_REQ_get_nonce(asked.pointer)) == 0
        else { throw PKIError(operation: operation, reasons: ["it answers another query"]) }
    }

    /// Given to the verification, which frees it.
    private static func store(_ anchors: [Certificate], _ operation: String) throws(PKIError) -> OpaquePointer {
        guard !anchors.isEmpty else { throw PKIError(operation: operation, reasons: ["no authority is named"]) }
        guard let store = X509_STORE_new() else { throw PKIError.queued(operation) }
        for anchor in anchors {
            do {
                let certificate = try anchor.handle(to: operation)
                try check(X509_STORE_add_cert(store, certificate.pointer) == 1, operation)
            } catch {
                X509_STORE_free(store)
                throw error
            }
        }
        return store
    }
}

/// A timestamp that holds.
package struct VerifiedTimestamp: Sendable, Hashable {
    /// Milliseconds since 1970: the bytes existed no later.
    package let time: Int64
    /// The certificate that signed the token.
    package let authority: Certificate
}
