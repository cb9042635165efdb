import COpenSSL

/// A certificate revocation list (RFC 5280 §5).
package struct RevocationList: Sendable, Hashable {
    package let der: [UInt8]
    /// One block, lines of 64, ended by "\n".
    package let pem: String
    /// RFC 4514, most specific name first.
    package let issuer: String
    /// When it was made, in milliseconds since 1970.
    package let thisUpdate: Int64
    /// When the next is made at the latest, in milliseconds since 1970; nil: it does not say.
    package let nextUpdate: Int64?

    /// Reads one list, PEM or DER.
    ///
    /// - Throws: `PKIError` where it is none.
    package init(_ bytes: [UInt8]) throws(PKIError) {
        let operation = "read the revocation list"
        der = try PEM.decode(bytes, labels: ["X509 CRL"], to: operation)
        pem = PEM.encode(der, label: "X509 CRL")
        let list = try Self.handle(of: der, to: operation)
        issuer = try DistinguishedName.text(X509_CRL_get_issuer(list.pointer), to: operation)
        var time: Int64 = 0
        try check(copenssl_milliseconds(X509_CRL_get0_lastUpdate(list.pointer), &time) == 1, operation)
        thisUpdate = time
        nextUpdate = copenssl_milliseconds(X509_CRL_get0_nextUpdate(list.pointer), &time) == 1 ? time : nil
    }

    /// When it says that `certificate`, which its issuer issued, was revoked, in milliseconds since 1970; nil: it was not.
    package func revocation(of certificate: Certificate) -> Int64? {
        let operation = "look up the certificate"
        guard certificate.issuer == issuer else { return nil }
        do throws(PKIError) {
            let list = try handle(to: operation)
            let own = try certificate.handle(to: operation)
            var found: OpaquePointer?
            var time: Int64 = 0
            // 2 would be an entry that takes a revocation back.
            guard X509_CRL_get0_by_cert(list.pointer, &found, own.pointer) == 1,
                copenssl_milliseconds(X509_REVOKED_get0_revocationDate(found), &time) == 1
            else { return nil }
            return time
        } catch {
            return nil
        }
    }

    /// Whether its signature holds with the key of `issuer`; dates are not judged.
    package func isSigned(by issuer: Certificate) -> Bool {
        let operation = "verify the revocation list"
        do throws(PKIError) {
            let list = try handle(to: operation)
            let own = try issuer.handle(to: operation)
            ERR_clear_error()
            defer { ERR_clear_error() }
            return X509_CRL_verify(list.pointer, X509_get0_pubkey(own.pointer)) == 1
        } catch {
            return false
        }
    }

    /// OpenSSL's own form of it.
    func handle(to operation: String) throws(PKIError) -> Owned { try Self.handle(of: der, to: operation) }

    private static func handle(of der: [UInt8], to operation: String) throws(PKIError) -> Owned {
        try decoded(der, to: operation, free: { X509_CRL_free($0) }, read: { d2i_X509_CRL(nil, $0, $1) })
    }
}

extension RevocationList {
    /// Every list of a PEM text, in order; what is none is passed over.
    package static func all(inPEM bytes: [UInt8]) -> [RevocationList] {
        let end = "-----END X509 CRL-----"
        let text = String(decoding: bytes, as: UTF8.self)
        let blocks = text.split(separator: "-----BEGIN X509 CRL-----", omittingEmptySubsequences: false).dropFirst()
        return blocks.compactMap { block in
            guard let stop = block.firstRange(of: end) else { return nil }
            return try? RevocationList(Array("-----BEGIN X509 CRL-----\(block[..<stop.lowerBound])\(end)\n".utf8))
        }
    }
}
