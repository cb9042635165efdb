/// The certificates that the portal showed to our own probe.
package struct PortalTLS: Hashable, Sendable {
    /// SHA-256 of the portal's own certificate, hexadecimal.
    package var leafSHA256: String
    /// SHA-256 of its issuer's SubjectPublicKeyInfo, hexadecimal; nil where the issuer's certificate was not shown.
    package var issuerSPKI: String?
    /// Last moment at which the portal's certificate is valid.
    package var notAfter: Instant

    /// Takes every part as given; nothing is judged here.
    package init(leafSHA256: String, issuerSPKI: String?, notAfter: Instant) {
        self.leafSHA256 = leafSHA256
        self.issuerSPKI = issuerSPKI
        self.notAfter = notAfter
    }
}

/// What came of probing the portal.
package enum PortalProbe: Hashable, Sendable {
    /// Nobody asked for it: the origin is not HTTPS, or nothing is pinned and this is not production.
    case notAsked
    /// It showed this.
    case read(PortalTLS)
    /// It could not be read, for this reason.
    case unreadable(String)
}
