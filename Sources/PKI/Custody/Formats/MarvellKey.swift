import COpenSSL

/// The facts of one key in a LiquidSecurity device (PKCS#11 §4).
struct MarvellKey {
    let spki: [UInt8]
    let isLocal: Bool
    let isExtractable: Bool
    let wasNeverExtractable: Bool
    let isSensitive: Bool
    let wasAlwaysSensitive: Bool
    let identifier: String

    /// Takes the private half; the public half must agree with it.
    init(_ statement: MarvellStatement) throws(CustodyFault) {
        let key = statement.privateKey
        isLocal = try Self.flag(0x0163, "LOCAL", key)
        isExtractable = try Self.flag(0x0162, "EXTRACTABLE", key)
        wasNeverExtractable = try Self.flag(0x0164, "NEVER_EXTRACTABLE", key)
        isSensitive = try Self.flag(0x0103, "SENSITIVE", key)
        wasAlwaysSensitive = try Self.flag(0x0165, "ALWAYS_SENSITIVE", key)
        spki = try Self.spki(key)
        try Self.checkDigests(key, spki)
        if let other = statement.publicKey, try Self.spki(other) != spki {
            throw CustodyFault("private and public half are of two keys")
        }
        let name = (key[0x0102] ?? []).prefix { $0 != 0 }
        identifier = printable(String(decoding: name, as: UTF8.self))
    }

    /// EKCV is the SHA-256 of the key, KCV the beginning of its SHA-1.
    private static func checkDigests(_ key: MarvellStatement.Attributes, _ spki: [UInt8]) throws(CustodyFault) {
        guard key[0x1003] == SHA256Digest(of: spki).bytes else {
            throw CustodyFault("EKCV is not the digest of the stated key")
        }
        guard let short = key[0x0173] else { return }
        var digest = [UInt8](repeating: 0, count: 20)
        guard EVP_Digest(spki, spki.count, &digest, nil, EVP_sha1(), nil) == 1, short == Array(digest.prefix(3)) else {
            throw CustodyFault("KCV is not the digest of the stated key")
        }
    }

    private static func flag(
        _ number: UInt32, _ name: String, _ key: MarvellStatement.Attributes
    ) throws(CustodyFault) -> Bool {
        switch key[number] {
        case [0]: return false
        case [1]: return true
        default: throw CustodyFault("\(name) is neither true nor false")
        }
    }

    private static func spki(_ key: MarvellStatement.Attributes) throws(CustodyFault) -> [UInt8] {
        guard let value = key[0x0120], !value.isEmpty, let size = key[0x0121], size.count == 4 else {
            throw CustodyFault("the statement has no public key")
        }
        let number = size.reduce(0) { $0 << 8 | Int($1) }
        switch key[0x0100] {
        case [0]:
            guard let exponent = key[0x0122], !exponent.isEmpty, number == value.count * 8 else {
                throw CustodyFault("modulus and exponent cannot be read")
            }
            return PublicKeyDER.rsa(modulus: value, exponent: exponent)
        case [3]:
            guard let curve = PublicKeyDER.curve(number) else {
                throw CustodyFault("the curve \(number) is not known")
            }
            return PublicKeyDER.elliptic(curve: curve, point: value)
        default: throw CustodyFault("the kind of key is not known")
        }
    }
}

/// A SubjectPublicKeyInfo made of its numbers (RFC 3279 §2.3).
enum PublicKeyDER {
    static func rsa(modulus: [UInt8], exponent: [UInt8]) -> [UInt8] {
        let algorithm = value(
            0x30, value(0x06, [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]) + [0x05, 0x00])
        let key = value(0x30, number(modulus) + number(exponent))
        return value(0x30, algorithm + value(0x03, [0] + key))
    }

    static func elliptic(curve: [UInt8], point: [UInt8]) -> [UInt8] {
        let algorithm = value(0x30, value(0x06, [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]) + value(0x06, curve))
        return value(0x30, algorithm + value(0x03, [0] + point))
    }

    /// Content of the object identifier of OpenSSL's number for a curve, which the devices use.
    static func curve(_ number: Int) -> [UInt8]? {
        switch Int32(clamping: number) {
        case NID_X9_62_prime256v1: [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
        case NID_secp384r1: [0x2B, 0x81, 0x04, 0x00, 0x22]
        case NID_secp521r1: [0x2B, 0x81, 0x04, 0x00, 0x23]
        default: nil
        }
    }

    private static func number(_ digits: [UInt8]) -> [UInt8] {
        let plain = Array(digits.drop { $0 == 0 })
        return value(0x02, (plain.first ?? 0x80) >= 0x80 ? [0] + plain : plain)
    }

    private static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        let length: [UInt8] =
            count < 0x80
            ? [UInt8(count)]
            : count < 0x100 ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF)]
        return [tag] + length + content
    }
}

/// Text of a device as people may see it: control characters spelt out.
func printable(_ text: String) -> String {
    String(
        text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }.joined())
}
