import COpenSSL

extension CMS {
    /// Checks the signature of exactly one signer; whether that signer is trusted is the caller's to judge, by pin.
    ///
    /// A detached signature needs the `content` that it covers; one that carries its content must get none.
    ///
    /// - Throws: `PKIError` where the signature, its form or its algorithms are refused.
    package static func verify(_ signed: [UInt8], content: [UInt8]? = nil) throws(PKIError) -> SignedContent {
        let operation = "verify the signature"
        let message = try message(signed, to: operation)
        if let fault = fault(of: message, isGivenContent: content != nil) {
            throw PKIError(operation: operation, reasons: [fault])
        }
        let input = try Owned.bio(content ?? [], to: operation)
        let output = try Owned.bio(to: operation)
        // The chain is not judged here: the caller pins the one certificate.
        let flags = UInt32(CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY)
        let verified = CMS_verify(
            message.pointer, nil, nil, content == nil ? nil : input.pointer, output.pointer, flags)
        try check(verified == 1, operation)
        let signer = copenssl_signer_at(message.pointer, 0)
        return SignedContent(
            content: output.contents(),
            signer: try Certificate(copenssl_signer_certificate(signer), to: operation),
            signingTime: try signingTime(of: signer, operation))
    }

    /// What OpenSSL would accept and we do not.
    private static func fault(of message: borrowing Owned, isGivenContent: Bool) -> String? {
        guard isKind(NID_pkcs7_signed, message) else { return "it is no signed message" }
        guard OBJ_obj2nid(CMS_get0_eContentType(message.pointer)) == NID_pkcs7_data else {
            return "it signs another type of content than data"
        }
        let signers = copenssl_signers_count(message.pointer)
        guard signers == 1 else { return "it has \(max(0, signers)) signers, not one" }
        let isDetached = CMS_is_detached(message.pointer) == 1
        if isDetached, !isGivenContent { return "it is detached, and what it covers is not given" }
        if !isDetached, isGivenContent { return "it carries its own content, and another is given" }
        let signer = copenssl_signer_at(message.pointer, 0)
        // Without signed attributes, a signature over attributes can pass for one over content (RFC 5652 §11).
        guard CMS_signed_get_attr_count(signer) > 0 else { return "it has no signed attributes" }
        let digest = copenssl_signer_digest(signer)
        guard [NID_sha256, NID_sha384, NID_sha512].contains(digest) else {
            let name = OBJ_nid2ln(digest).map { String(cString: $0) } ?? "an unknown digest"
            return "it relies on \(name)"
        }
        return nil
    }

    private static func signingTime(of signer: OpaquePointer?, _ operation: String) throws(PKIError) -> Int64? {
        let object = OBJ_nid2obj(NID_pkcs9_signingTime)
        guard CMS_signed_get_attr_by_OBJ(signer, object, -1) >= 0 else { return nil }
        // −3: exactly one attribute with exactly one value.
        let found =
            CMS_signed_get0_data_by_OBJ(signer, object, -3, V_ASN1_UTCTIME)
            ?? CMS_signed_get0_data_by_OBJ(signer, object, -3, V_ASN1_GENERALIZEDTIME)
        var milliseconds: Int64 = 0
        let time = found?.assumingMemoryBound(to: ASN1_TIME.self)
        guard copenssl_milliseconds(time, &milliseconds) == 1 else {
            throw PKIError(operation: operation, reasons: ["the signing time cannot be read"])
        }
        ERR_clear_error()
        return milliseconds
    }
}
