/// An issuer of the organization's trust-chain inventory, with the dates that bind it.
package struct IssuerEntry: Hashable, Sendable {
    /// Distinguished name, RFC 4514.
    package var subject: String
    /// Subject key identifier, hexadecimal.
    package var keyID: String
    /// SHA-256 of each certificate up to the root, hexadecimal.
    package var chain: [String]
    /// Last moment at which its certificates are valid.
    package var notAfter: Instant
    /// First moment at which it issues no more; nil: not known.
    package var stopsIssuing: Instant?

    /// Takes every part as given; nothing is judged here.
    package init(subject: String, keyID: String, chain: [String], notAfter: Instant, stopsIssuing: Instant?) {
        self.subject = subject
        self.keyID = keyID
        self.chain = chain
        self.notAfter = notAfter
        self.stopsIssuing = stopsIssuing
    }

    /// How long before an end people are warned, in milliseconds.
    static let renewalEdge: Int64 = 90 * 86_400_000
}
