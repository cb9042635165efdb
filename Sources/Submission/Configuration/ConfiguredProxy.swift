import Foundation
import Valve
import WebDriver

extension Configuration {
    /// The company proxy, with its credentials read from where they are; nil where none is configured.
    ///
    /// - Throws: ``CredentialError``, which names the place and never the credential.
    func upstreamProxy() async throws -> UpstreamProxy? {
        guard let proxy, let parts = URLComponents(string: proxy.url), let host = parts.host, let port = parts.port
        else { return nil }
        let origin = Origin(host: host, port: port)
        guard let credentials = proxy.credentials else { return UpstreamProxy(origin) }
        return UpstreamProxy(
            origin, username: String(decoding: try await credentials.username.bytes(), as: UTF8.self),
            password: try await credentials.password.secret().reveal())
    }
}
