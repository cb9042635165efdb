/// A security key as the portal knows it since it was registered (Web Authentication, section 7.1).
package struct RegisteredSecurityKey: Hashable, Sendable {
    /// Its credential's id, base64url.
    package let id: String
    /// Its public key on P-256 (PEM, SubjectPublicKeyInfo); it signs by ES256.
    package let publicKey: String

    /// A key that was registered somewhere else: the portal has no page for it.
    package init(id: String, publicKey: String) {
        self.id = id
        self.publicKey = publicKey
    }
}
