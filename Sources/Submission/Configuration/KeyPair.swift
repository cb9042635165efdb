package import PKI

/// A certificate with its private key, as they lie on disk or in a token.
package struct KeyPair: Sendable {
    /// The certificate.
    package let certificate: Certificate
    /// Its key.
    package let key: PrivateKey

    /// Reads both and checks that they belong together.
    ///
    /// `key` is a PEM file, or the PKCS#11 URI of a key that stays in its token; `passphrase` is then the PIN's place.
    ///
    /// - Throws: `InputError` where one cannot be read, or they do not fit.
    package static func read(
        certificate: String, key: String, passphrase: CredentialSource?
    ) async throws(InputError) -> KeyPair {
        let certificateBytes = try InputFile.bytes(absolute(certificate), named: certificate)
        let words = try await read(passphrase)
        let isInToken = TokenAddress.isOne(key)
        let keyBytes = isInToken ? [] : try InputFile.bytes(absolute(key), named: key)
        let pair: KeyPair
        do throws(PKIError) {
            let own =
                isInToken
                ? try PrivateKey(at: TokenAddress(key), pin: words ?? [])
                : try PrivateKey(pem: keyBytes, passphrase: words)
            pair = KeyPair(certificate: try Certificate(certificateBytes), key: own)
        } catch {
            let kind = isInToken ? "a certificate and its key in a token" : "a certificate and its PEM key"
            throw InputError(file: key, expected: kind, found: error.description)
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
