import COpenSSL

extension Certificate {
    /// Where its authority publishes revocation lists (RFC 5280 §4.2.1.13): what the certificate says, unchecked.
    package var revocationListAddresses: [String] { addresses(copenssl_list_addresses) }

    /// Where its issuer's certificate is to be had (RFC 5280 §4.2.2.1): what the certificate says, unchecked.
    package var issuerAddresses: [String] { addresses(copenssl_issuer_addresses) }

    /// Where somebody says whether it was revoked (RFC 5280 §4.2.2.1, RFC 6960 §3.1): what the certificate says, unchecked.
    package var responderAddresses: [String] { addresses(copenssl_responder_addresses) }

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
