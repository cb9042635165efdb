package import PKI

/// A certificate with its private key, as they lie on disk.
package struct KeyPair: Sendable {
    /// The certificate.
    package let certificate: Certificate
    /// Its key.
    package let key: PrivateKey

    /// Reads both and checks that they belong together.
    ///
    /// - Throws: `InputError` where one cannot be read, or they do not fit.
    package static func read(
        certificate: String, key: String, passphrase: CredentialSource?
    ) async throws(InputError) -> KeyPair {
        let certificateBytes = try InputFile.bytes(absolute(certificate), named: certificate)
        let keyBytes = try InputFile.bytes(absolute(key), named: key)
        let words = try await read(passphrase)
        let pair: KeyPair
        do throws(PKIError) {
            pair = KeyPair(
                certificate: try Certificate(certificateBytes), key: try PrivateKey(pem: keyBytes, passphrase: words))
        } catch {
            throw InputError(file: key, expected: "a certificate and its PEM key", found: error.description)
        }
        guard pair.key.spkiSHA256 == pair.certificate.spkiSHA256 else {
            throw InputError(file: key, expected: "the key of \(certificate)", found: "another key")
        }
        return pair
    }

    private static func read(_ passphrase: CredentialSource?) async throws(InputError) -> [UInt8]? {
        guard let passphrase else { return nil }
        do {
            return try await passphrase.bytes()
        } catch {
            throw InputError(file: "passphrase", expected: "the key's passphrase", found: error.description)
        }
    }
}
