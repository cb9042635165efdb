/// The issued certificate, where a portal offers it as soon as it has confirmed.
package struct OfferedCertificate: Hashable, Sendable {
    /// Where it is.
    package let place: Place
    /// The element that shows its serial number, hexadecimal; nil where none does.
    package let serial: String?
    /// The extended key usages that were approved, as object identifiers in dots.
    package let extendedKeyUsages: [ValueSource]

    /// The ways to it; both only read.
    package enum Place: Hashable, Sendable {
        /// The element that shows it as PEM.
        case shown(String)
        /// The address that answers with it, PEM or DER: relative to the confirmation's own, and of the same origin.
        case downloaded(String)
    }
}
