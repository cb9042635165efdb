import COpenSSL

/// What kind of key a public key is.
struct PublicKeyFacts {
    /// "EC", "RSA", "Ed25519" or OpenSSL's name.
    let algorithm: String
    let bits: Int
    /// "P-384"; nil for a key without a curve, or with one that is spelt out instead of named.
    let curve: String?

    init(_ key: OpaquePointer?) {
        // OpenSSL asks a key that it could not read for its name, and crashes.
        guard let key else {
            (algorithm, bits, curve) = ("unknown", 0, nil)
            return
        }
        let name = EVP_PKEY_get0_type_name(key).map { String(cString: $0) } ?? "unknown"
        algorithm = ["ED25519": "Ed25519", "ED448": "Ed448"][name] ?? name
        bits = Int(EVP_PKEY_get_bits(key))
        curve = name == "EC" ? Self.curve(of: key) : nil
    }

    /// An engine's key does not say its parameters; its public half, read anew, does.
    private static func curve(of key: OpaquePointer) -> String? {
        guard EVP_PKEY_get0_provider(key) == nil else { return namedCurve(of: key) }
        let operation = "look at the key"
        guard let spki = try? encoded(operation, { i2d_PUBKEY(key, $0) }),
            case .some(let half) = try? decoded(
                spki, to: operation, free: { EVP_PKEY_free($0) }, read: { d2i_PUBKEY(nil, $0, $1) })
        else { return nil }
        return namedCurve(of: half.pointer)
    }

    private static func namedCurve(of key: OpaquePointer?) -> String? {
        guard parameter("encoding", of: key) == "named_curve", let group = parameter("group", of: key) else {
            return nil
        }
        return EC_curve_nid2nist(OBJ_txt2nid(group)).map { String(cString: $0) } ?? group
    }

    private static func parameter(_ name: String, of key: OpaquePointer?) -> String? {
        var text = [CChar](repeating: 0, count: 80)
        var count = 0
        guard EVP_PKEY_get_utf8_string_param(key, name, &text, text.count, &count) == 1 else { return nil }
        return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
