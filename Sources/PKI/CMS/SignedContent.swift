/// What a CMS signature covers, and whose it is.
package struct SignedContent: Sendable, Hashable {
    package let content: [UInt8]
    /// The one signer, as the message carries it: trusted only if the caller has pinned it.
    package let signer: Certificate
    /// What the signer claims, in milliseconds since 1970.
    package let signingTime: Int64?
}
