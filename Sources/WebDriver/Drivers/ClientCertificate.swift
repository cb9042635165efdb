import Foundation

/// A certificate with which the browser signs in (mutual TLS), chosen without a person.
public struct ClientCertificate: Sendable {
    /// Where certificate and key are.
    public enum Source: Sendable {
        /// A PKCS#12 file; its key is only ever in memory, in the store of the browser's own HOME.
        case pkcs12(file: String, passphrase: Secret)
        /// A token behind a PKCS#11 library; a person types its PIN into the browser's window, never through this client.
        ///
        /// `variables` names the variables of our environment that the library reads, such as `SOFTHSM2_CONF`.
        case pkcs11(library: String, variables: [String] = [])
    }

    /// Where certificate and key are.
    public var source: Source
    /// The common name of the authority that issued it.
    public var issuer: String
    /// The origins it is for: `https://pki.example.com`.
    public var origins: [String]

    /// A certificate for these origins.
    public init(_ source: Source, issuer: String, origins: [String]) {
        self.source = source
        self.issuer = issuer
        self.origins = origins
    }

    /// What its library reads of our environment.
    var environment: [String: String] {
        guard case .pkcs11(_, let variables) = source else { return [:] }
        return ProcessInfo.processInfo.environment.filter { variables.contains($0.key) }
    }

    /// - Throws: ``DriverError`` where a token's PIN is asked for in a window that nobody sees.
    func requirePerson(isHeadless: Bool) throws(DriverError) {
        guard isHeadless, case .pkcs11(let library, _) = source else { return }
        throw DriverError(
            "the token behind \(library) asks a person for its PIN: a headless browser would wait for ever, show its window"
        )
    }
}
