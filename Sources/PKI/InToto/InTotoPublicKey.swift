import COpenSSL

/// The public half of a key as securesystemslib names and lists it.
struct InTotoPublicKey {
    let keyType: String
    let scheme: String
    private let publicText: String

    /// Reads OpenSSL's key.
    init(_ key: OpaquePointer?, to operation: String) throws(PKIError) {
        let facts = PublicKeyFacts(key)
        switch (facts.algorithm, facts.curve) {
        case ("RSA", _): (keyType, scheme) = ("rsa", "rsassa-pss-sha256")
        case ("EC", "P-256"): (keyType, scheme) = ("ecdsa", "ecdsa-sha2-nistp256")
        case ("EC", "P-384"): (keyType, scheme) = ("ecdsa", "ecdsa-sha2-nistp384")
        case ("Ed25519", _): (keyType, scheme) = ("ed25519", "ed25519")
        default:
            let kind = [facts.algorithm, facts.curve].compactMap(\.self).joined(separator: " ")
            throw PKIError(operation: operation, reasons: ["in-toto knows no key of the kind \(kind)"])
        }
        let spki = try encoded(operation) { i2d_PUBKEY(key, $0) }
        // An Ed25519 key is the last 32 bytes of its SPKI (RFC 8410 §4).
        publicText =
            keyType == "ed25519"
            ? Array(spki.suffix(32)).lowercaseHex : String(PEM.encode(spki, label: "PUBLIC KEY").dropLast())
    }

    /// The public half as a layout lists it, without its id.
    private var metadata: [String: JSON] {
        [
            "keytype": .string(keyType), "scheme": .string(scheme),
            "keyid_hash_algorithms": ["sha256", "sha512"], "keyval": ["public": .string(publicText)],
        ]
    }

    /// The digest of the public half in in-toto's own canonical JSON.
    var id: String { SHA256Digest(of: InTotoText.canonical(.object(metadata))).hex }

    /// The public half as a layout lists it.
    var json: JSON { .object(metadata.merging(["keyid": .string(id)]) { $1 }) }
}

/// in-toto's own canonical JSON, where the lines of a PEM block stay lines.
enum InTotoText {
    static func canonical(_ json: JSON) -> [UInt8] {
        Array(String(decoding: json.canonical(), as: UTF8.self).replacing(#"\n"#, with: "\n").utf8)
    }
}
