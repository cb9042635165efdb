import COpenSSL
import Foundation

/// The facts of one key in a Primus.
struct SecurosysKey {
    static let flagNames = [
        "decrypt", "sign", "unwrap", "derive", "sensitive", "always_sensitive", "extractable", "never_extractable",
        "modifiable", "copyable", "destroyable", "unique",
    ]
    static let demanded = ["sensitive", "always_sensitive", "extractable", "never_extractable"]

    let creation: String
    let spkiSHA256: SHA256Digest
    let flags: [String: Bool]
    /// Milliseconds since 1970.
    let attestedAt: Int64
    let texts: [String: String]

    /// Reads `private_key` with each element once; an element that is not known is refused where it is a flag.
    init(_ xml: PlainXML) throws(CustodyFault) {
        guard xml.root == "private_key", let creation = xml.attributes["creation"] else {
            throw CustodyFault("the statement does not say how the key came to be")
        }
        self.creation = creation
        let texts = xml.texts
        func text(_ name: String) throws(CustodyFault) -> String {
            guard let text = texts["private_key/\(name)"] else { throw CustodyFault("the statement has no \(name)") }
            return text
        }
        guard let spki = Data(base64Encoded: try text("public_key")) else {
            throw CustodyFault("public_key is not base64")
        }
        spkiSHA256 = SHA256Digest(of: [UInt8](spki))
        try Self.check([UInt8](spki), algorithm: text("algorithm"), size: text("key_size"))
        guard let attested = Self.moment(try text("attest_time")), let created = Self.moment(try text("create_time")),
            created <= attested
        else { throw CustodyFault("attest_time or create_time cannot be read") }
        attestedAt = attested
        flags = try Self.flags(texts)
        self.texts = ["label": try text("label"), "create_time": try text("create_time")]
    }

    private static func flags(_ texts: [String: String]) throws(CustodyFault) -> [String: Bool] {
        var flags: [String: Bool] = [:]
        for (path, text) in texts where path.hasPrefix("private_key/attributes/") {
            let name = String(path.dropFirst("private_key/attributes/".count))
            guard flagNames.contains(name), let truth = ["true": true, "false": false][text] else {
                throw CustodyFault("the attribute \(name) cannot be read")
            }
            flags[name] = truth
        }
        if let missing = demanded.first(where: { flags[$0] == nil }) {
            throw CustodyFault("the statement does not say whether the key is \(missing)")
        }
        return flags
    }

    private static func check(_ spki: [UInt8], algorithm: String, size: String) throws(CustodyFault) {
        let key = try? decoded(
            spki, to: "read the attested key", free: { EVP_PKEY_free($0) }, read: { d2i_PUBKEY(nil, $0, $1) },
            write: { i2d_PUBKEY($0, $1) })
        ERR_clear_error()
        guard let key else { throw CustodyFault("public_key is no key") }
        let facts = PublicKeyFacts(key.pointer)
        guard facts.algorithm == algorithm, algorithm != "RSA" || String(facts.bits) == size else {
            throw CustodyFault("public_key is not of the stated algorithm and size")
        }
    }

    private static func moment(_ text: String) -> Int64? {
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        return Int64(date.timeIntervalSince1970 * 1000)
    }
}
