import PKI

/// A person who signs with a key of their own, and where that person's certificate and key are.
package struct Signatory: Sendable {
    /// Identity in the registry.
    package let person: String
    /// Path of the person's certificate, PEM or DER.
    package let certificate: String
    /// Path of the person's key, PEM, or the PKCS#11 URI of one in a token.
    package let key: String
    /// Where the key's passphrase is, or the token's PIN.
    package let passphrase: CredentialSource?

    /// Takes every part as given.
    package init(person: String, certificate: String, key: String, passphrase: CredentialSource? = nil) {
        self.person = person
        self.certificate = certificate
        self.key = key
        self.passphrase = passphrase
    }

    /// Certificate and key, read now.
    ///
    /// - Throws: `InputError` where one cannot be read, or they do not belong together.
    func keyPair() async throws(InputError) -> KeyPair {
        try await KeyPair.read(certificate: certificate, key: key, passphrase: passphrase)
    }

    /// What is wrong where the key gave no signature.
    func cannotSign(_ error: any Error) -> InputError {
        InputError(file: key, expected: "a key that can sign for \(certificate)", found: "\(error)")
    }
}
