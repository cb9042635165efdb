import WebDriver

/// Who signs in, for one run; read once, kept in memory only.
struct SignInCredentials: Sendable {
    let username: String
    let password: Secret

    /// Reads both from where the configuration says they are.
    ///
    /// - Throws: ``CredentialError``, which names the place and never the credential.
    static func read(_ configuration: CredentialsConfiguration?, portal: String) async throws -> SignInCredentials {
        guard let configuration else {
            throw MissingCredentials(portal: portal)
        }
        let username = String(decoding: try await configuration.username.bytes(), as: UTF8.self)
        return SignInCredentials(username: username, password: try await configuration.password.secret())
    }
}

/// The configuration says nowhere how to sign in.
struct MissingCredentials: Error, CustomStringConvertible {
    let portal: String

    var description: String { "portals.\(portal) names no credentials: add username and password by reference" }
}
