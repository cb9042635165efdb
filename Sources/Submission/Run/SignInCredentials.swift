import Portal
import WebDriver

extension SignInCredentials {
    /// Reads what a map's sign-in page takes from where the configuration says it is; nil where the map has no such page.
    ///
    /// - Throws: ``CredentialError``, which names the place and never the credential; ``MissingCredentials``.
    static func read(
        for portal: PortalConfiguration, by map: SelectorMap, _ configuration: Configuration
    ) async throws -> SignInCredentials? {
        if let way = map.browserSignIn {
            guard let lacking = configuration.browser.lacks(way, at: portal.origin) else { return nil }
            throw MissingCredentials(description: lacking)
        }
        guard let credentials = portal.credentials else {
            throw MissingCredentials(
                description: "portals.\(portal.name) names no credentials: add username and password by reference")
        }
        let username = String(decoding: try await credentials.username.bytes(), as: UTF8.self)
        return SignInCredentials(username: username, password: try await credentials.password.secret())
    }
}

/// The configuration says nowhere how to sign in.
struct MissingCredentials: Error, CustomStringConvertible {
    let description: String
}
