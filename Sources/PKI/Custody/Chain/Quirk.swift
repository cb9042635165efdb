/// How genuine hardware breaks the rules of X.509; each is tolerated only where a format says so, and always recorded.
package enum Quirk: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A trust anchor has no basicConstraints (RFC 5280 §4.2.1.9).
    case anchorWithoutBasicConstraints = "anchor-without-basic-constraints"

    /// An authority has no basicConstraints.
    case issuerWithoutBasicConstraints = "issuer-without-basic-constraints"

    /// basicConstraints of an authority is not critical.
    case basicConstraintsNotCritical = "basic-constraints-not-critical"

    /// More authorities follow than an authority allows.
    case pathLengthExceeded = "path-length-exceeded"

    /// A certificate of version 1, which can carry no extensions, signs another.
    case versionOneIssuer = "version-1-issuer"

    /// A number in an ECDSA signature is encoded as if it were negative (X.690 §8.3).
    case negativeECDSANumber = "negative-ecdsa-number"

    /// A default value is written out, which DER forbids (X.690 §11.5).
    case defaultWrittenOut = "default-written-out"

    package static func < (left: Quirk, right: Quirk) -> Bool { left.rawValue < right.rawValue }
}
