/// The issuing authority that the packet asks for.
package struct Issuer: Hashable, Sendable {
    /// Distinguished name, RFC 4514.
    package var subject: String
    /// Subject key identifier, hexadecimal.
    package var keyID: String
    /// SHA-256 of each certificate up to the root, hexadecimal.
    package var chain: [String]
    /// What a certificate of this issuer names for its issuer's own certificate (authorityInfoAccess, RFC 5280 §4.2.2.1).
    package var caIssuers: [String] = []
    /// What it names for the state of a certificate (the same extension).
    package var ocsp: [String] = []
    /// Its CRL distribution points (RFC 5280 §4.2.1.13).
    package var crls: [String] = []

    /// Takes every part as given; nothing is judged here.
    package init(subject: String, keyID: String, chain: [String]) {
        self.subject = subject
        self.keyID = keyID
        self.chain = chain
    }
}
