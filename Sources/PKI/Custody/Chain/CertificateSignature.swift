import COpenSSL

/// Whether one certificate's signature holds with the key of another.
enum CertificateSignature {
    enum State: Equatable {
        case holds
        /// Only after numbers that were encoded as negative were read as positive.
        case holdsOnceReencoded
        case fails(String)
    }

    static func check(_ child: AttestationCertificate, by issuer: AttestationCertificate) -> State {
        do throws(PKIError) {
            let operation = "verify the signature"
            let certificate = try child.certificate.handle(to: operation)
            let signer = try issuer.certificate.handle(to: operation)
            guard let key = X509_get0_pubkey(signer.pointer) else { throw PKIError.queued(operation) }
            let algorithm = X509_get_signature_nid(certificate.pointer)
            var (digest, keyKind): (Int32, Int32) = (0, 0)
            guard OBJ_find_sigid_algs(algorithm, &digest, &keyKind) == 1 else { return .fails("unknown algorithm") }
            guard [NID_sha256, NID_sha384, NID_sha512].contains(digest) || keyKind == NID_ED25519 else {
                return .fails("its digest is \(OBJ_nid2ln(digest).map { String(cString: $0) } ?? "unknown")")
            }
            ERR_clear_error()
            defer { ERR_clear_error() }
            if X509_verify(certificate.pointer, key) == 1 { return .holds }
            guard keyKind == NID_X9_62_id_ecPublicKey, let made = ReencodedECDSA(child.certificate.der) else {
                return .fails("it was made by another key, or over other content")
            }
            let holds = try PublicKeySignature.holds(
                made.signature, over: made.signed, key: key, digest: EVP_get_digestbyname(OBJ_nid2sn(digest)),
                operation)
            return holds ? .holdsOnceReencoded : .fails("it was made by another key, or over other content")
        } catch {
            return .fails(error.reasons.joined(separator: "; "))
        }
    }
}

/// An ECDSA signature whose numbers were encoded without the zero that keeps them positive.
struct ReencodedECDSA {
    let signed: [UInt8]
    let signature: [UInt8]

    /// nil where the encoding was right already, or is wrong otherwise.
    init?(_ certificate: [UInt8]) {
        guard let parts = CertificateParts(certificate), parts.algorithms[0] == parts.algorithms[1],
            let numbers = DERReader.elements(ofSequenceIn: parts.signature[...]), numbers.count == 2,
            numbers.allSatisfy({ $0.tag == DERReader.integer && !$0.content.isEmpty && $0.content.count <= 66 }),
            numbers.contains(where: { ($0.content.first ?? 0) >= 0x80 })
        else { return nil }
        let body = numbers.flatMap { number -> [UInt8] in
            let digits = (number.content.first ?? 0) >= 0x80 ? [0] + number.bytes : number.bytes
            return [DERReader.integer, UInt8(digits.count)] + digits
        }
        guard body.count < 256 else { return nil }
        signed = parts.signed
        signature = [DERReader.sequence] + (body.count < 0x80 ? [] : [0x81]) + [UInt8(body.count)] + body
    }
}
