import COpenSSL

/// What is sent to a timestamp authority: the SHA-256 of some bytes and a number used once (RFC 3161 §2.4.1).
package struct TimestampQuery: Sendable, Hashable {
    package let der: [UInt8]

    /// Asks for a timestamp over `content`.
    ///
    /// - Throws: `PKIError` where there is no randomness.
    package init(over content: [UInt8]) throws(PKIError) {
        let operation = "ask for a timestamp"
        ERR_clear_error()
        var nonce = [UInt8](repeating: 0, count: 16)
        try check(RAND_bytes(&nonce, Int32(nonce.count)) == 1, operation)
        let digest = SHA256Digest(of: content).bytes
        let made = copenssl_timestamp_query(digest, Int32(digest.count), nonce, Int32(nonce.count))
        let query = try Owned(made, to: operation) { TS_REQ_free($0) }
        let pointer = query.pointer
        der = try encoded(operation) { i2d_TS_REQ(pointer, $0) }
    }

    /// OpenSSL's own form of this query.
    func handle(to operation: String) throws(PKIError) -> Owned {
        try decoded(der, to: operation, free: { TS_REQ_free($0) }, read: { d2i_TS_REQ(nil, $0, $1) })
    }
}
