import WebDriver

/// A certificate with which the browser signs in (mutual TLS).
package struct ClientCertificateConfiguration: Hashable, Sendable {
    /// Where certificate and key are.
    package enum Source: Hashable, Sendable {
        /// A PKCS#12 file, and where its passphrase is.
        case file(String, passphrase: CredentialSource)
        /// A PKCS#11 library, and the variables of the environment that it reads.
        case token(library: String, variables: [String])
    }

    /// Where certificate and key are.
    package var source: Source
    /// Common name of the authority that issued it.
    package var issuer: String

    /// As the browser takes it, for one portal.
    ///
    /// - Throws: ``CredentialError`` where the passphrase cannot be had.
    func certificate(for origin: String) async throws(CredentialError) -> ClientCertificate {
        switch source {
        case .file(let file, let passphrase):
            let secret = try await passphrase.secret()
            return ClientCertificate(.pkcs12(file: file, passphrase: secret), issuer: issuer, origins: [origin])
        case .token(let library, let variables):
            return ClientCertificate(
                .pkcs11(library: library, variables: variables), issuer: issuer, origins: [origin])
        }
    }
}

extension ConfigurationReading {
    /// The certificate with which the browser signs in.
    func clientCertificate(_ fields: ObjectReader) -> ClientCertificateConfiguration {
        ClientCertificateConfiguration(source: certificateSource(fields), issuer: fields.text("issuer"))
    }

    private func certificateSource(_ fields: ObjectReader) -> ClientCertificateConfiguration.Source {
        guard fields.has("token") else {
            return .file(
                path(fields, "pkcs12"), passphrase: fields.object("passphrase") { source($0, mayBeValue: false) })
        }
        return .token(library: path(fields, "token"), variables: fields.optionalTexts("variables"))
    }
}
