package import PKI
package import PNGMask

/// Whose key seals a bundle, when, and who stamps the time on it.
package struct Sealing: Sendable {
    package let signer: Certificate
    package let key: PrivateKey
    /// Milliseconds since 1970.
    package let at: Int64
    /// Nil where none is configured.
    package let authority: TimestampAuthority?
    /// Spares the approved values in texts.
    package let mask: TextMask
    /// Who may read what the mask takes out of texts; empty: it is not kept.
    package let readers: [Certificate]
    /// Nil: nobody looked whether those who signed were in force.
    package let revocation: RevocationRecord?

    /// States whose seal it is, and what goes with it.
    package init(
        by signer: Certificate, key: PrivateKey, at: Int64, authority: TimestampAuthority? = nil,
        mask: TextMask = TextMask(), readers: [Certificate] = [], revocation: RevocationRecord? = nil
    ) {
        self.signer = signer
        self.key = key
        self.at = at
        self.authority = authority
        self.mask = mask
        self.readers = readers
        self.revocation = revocation
    }
}
