import COpenSSL

/// A key as securesystemslib names and uses it.
struct InTotoKey {
    private let key: PrivateKey
    private let keyType: String
    private let scheme: String
    private let publicText: String

    init(_ key: PrivateKey, to operation: String) throws(PKIError) {
        let facts = PublicKeyFacts(key.pointer)
        switch (facts.algorithm, facts.curve) {
        case ("RSA", _): (keyType, scheme) = ("rsa", "rsassa-pss-sha256")
        case ("EC", "P-256"): (keyType, scheme) = ("ecdsa", "ecdsa-sha2-nistp256")
        case ("EC", "P-384"): (keyType, scheme) = ("ecdsa", "ecdsa-sha2-nistp384")
        case ("Ed25519", _): (keyType, scheme) = ("ed25519", "ed25519")
        default:
            let kind = [facts.algorithm, facts.curve].compactMap(\.self).joined(separator: " ")
            throw PKIError(operation: operation, reasons: ["in-toto knows no key of the kind \(kind)"])
        }
        self.key = key
        publicText = try Self.publicText(of: key, isRaw: keyType == "ed25519", operation)
    }

    /// The public half as a layout lists it, without its id.
    private var metadata: [String: JSON] {
        [
            "keytype": .string(keyType), "scheme": .string(scheme),
            "keyid_hash_algorithms": ["sha256", "sha512"], "keyval": ["public": .string(publicText)],
        ]
    }

    /// The digest of the public half in in-toto's own canonical JSON, where the lines of a PEM block stay lines.
    var id: String {
        let escaped = String(decoding: JSON.object(metadata).canonical(), as: UTF8.self)
        return SHA256Digest(of: Array(escaped.replacing(#"\n"#, with: "\n").utf8)).hex
    }

    /// The public half as a layout lists it.
    var json: JSON { .object(metadata.merging(["keyid": .string(id)]) { $1 }) }

    /// The signature in hexadecimal digits.
    func signature(over bytes: [UInt8], to operation: String) throws(PKIError) -> String {
        try key.plainSignature(over: bytes, to: operation).lowercaseHex
    }

    private static func publicText(
        of key: PrivateKey, isRaw: Bool, _ operation: String
    ) throws(PKIError) -> String {
        let spki = try encoded(operation) { i2d_PUBKEY(key.pointer, $0) }
        // An Ed25519 key is the last 32 bytes of its SPKI (RFC 8410 §4).
        if isRaw { return Array(spki.suffix(32)).lowercaseHex }
        return String(PEM.encode(spki, label: "PUBLIC KEY").dropLast())
    }
}
