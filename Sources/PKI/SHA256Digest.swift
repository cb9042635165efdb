import COpenSSL

/// A SHA-256 digest: 32 bytes, written as 64 lowercase hexadecimal digits.
package struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    package let bytes: [UInt8]

    /// Digests `bytes`.
    package init(of bytes: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
        // A libcrypto without SHA-256 can do nothing that this program is for.
        precondition(done == 1, "libcrypto offers no SHA-256")
        self.bytes = digest
    }

    /// Reads 64 lowercase hexadecimal digits; anything else is no digest.
    package init?(hex: String) {
        guard hex.utf8.count == 64, let bytes = [UInt8](lowercaseHex: hex) else { return nil }
        self.bytes = bytes
    }

    /// Takes a digest's 32 bytes; any other count is no digest.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// All 64 digits, lowercase.
    package var hex: String { bytes.lowercaseHex }

    /// The first and the last four digits, for people: "91c4…e07b".
    package var short: String { "\(hex.prefix(4))…\(hex.suffix(4))" }

    package var description: String { hex }
}
