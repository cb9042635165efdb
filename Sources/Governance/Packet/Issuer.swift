/// The issuing authority that the packet asks for.
package struct Issuer: Hashable, Sendable {
    /// Distinguished name, RFC 4514.
    package var subject: String
    /// Subject key identifier, hexadecimal.
    package var keyID: String
    /// SHA-256 of each certificate up to the root, hexadecimal.
    package var chain: [String]

    /// Takes every part as given; nothing is judged here.
    package init(subject: String, keyID: String, chain: [String]) {
        self.subject = subject
        self.keyID = keyID
        self.chain = chain
    }
}
