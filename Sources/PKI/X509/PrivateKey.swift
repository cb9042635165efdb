import COpenSSL

/// A private key; it can sign and open, and never shows itself.
///
/// OpenSSL holds the key and clears its memory when the last copy of this value goes.
package struct PrivateKey: Sendable {
    /// The kinds of key that can be made.
    package enum Kind: Sendable, CaseIterable {
        case p256
        case p384
        case rsa3072
        case ed25519
    }

    /// The digest of the public half.
    package let spkiSHA256: SHA256Digest
    private let handle: KeyHandle

    /// Reads a PEM key; an encrypted one needs its passphrase, nobody is prompted.
    ///
    /// - Throws: `PKIError` where the key or the passphrase is wrong.
    package init(pem: [UInt8], passphrase: [UInt8]?) throws(PKIError) {
        let operation = "read the private key"
        ERR_clear_error()
        let bio = try Owned.bio(pem, to: operation)
        let key =
            if let passphrase {
                copenssl_read_key(bio.pointer, passphrase, passphrase.count)
            } else {
                copenssl_read_key(bio.pointer, nil, 0)
            }
        self = try PrivateKey(key, to: operation)
    }

    /// Makes a new key.
    ///
    /// - Throws: `PKIError` where OpenSSL refuses.
    package static func generate(_ kind: Kind) throws(PKIError) -> PrivateKey {
        ERR_clear_error()
        let key =
            switch kind {
            case .p256: copenssl_generate_ec("P-256")
            case .p384: copenssl_generate_ec("P-384")
            case .rsa3072: copenssl_generate_rsa(3072)
            case .ed25519: copenssl_generate_ed25519()
            }
        return try PrivateKey(key, to: "make the private key")
    }

    /// Takes over what a maker returned; its nil becomes the error that OpenSSL queued.
    init(_ key: OpaquePointer?, to operation: String) throws(PKIError) {
        guard let key else { throw PKIError.queued(operation) }
        handle = KeyHandle(key)
        let spki = try encoded(operation) { i2d_PUBKEY(key, $0) }
        spkiSHA256 = SHA256Digest(of: spki)
    }

    /// For calls that end before this value does.
    var pointer: OpaquePointer? { handle.pointer }

    /// The key itself, PKCS#8 PEM, unencrypted: only for tests and demonstrations.
    ///
    /// - Throws: `PKIError` where OpenSSL refuses.
    package func exportPEM() throws(PKIError) -> [UInt8] {
        let operation = "export the private key"
        let bio = try Owned.bio(to: operation)
        try check(PEM_write_bio_PKCS8PrivateKey(bio.pointer, pointer, nil, nil, 0, nil, nil) == 1, operation)
        return bio.contents()
    }
}

extension PrivateKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "private key of \(spkiSHA256.short)" }

    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The one owner of an `EVP_PKEY` that copies of a key share.
///
/// An address instead of a pointer makes it Sendable: OpenSSL allows any thread to use a key that nobody changes.
private final class KeyHandle: Sendable {
    private let address: UInt

    init(_ key: OpaquePointer) { address = UInt(bitPattern: key) }

    var pointer: OpaquePointer? { OpaquePointer(bitPattern: address) }

    deinit { EVP_PKEY_free(pointer) }
}
