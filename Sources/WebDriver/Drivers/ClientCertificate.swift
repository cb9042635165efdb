/// A certificate with which the browser signs in (mutual TLS), chosen without a person.
public struct ClientCertificate: Sendable {
    /// Where certificate and key are.
    public enum Source: Sendable {
        /// A PKCS#12 file; its key is only ever in memory, in the store of the browser's own HOME.
        case pkcs12(file: String, passphrase: Secret)
        /// A token behind a PKCS#11 library; a person types its PIN into the browser, never through this client.
        case pkcs11(library: String)
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
}
