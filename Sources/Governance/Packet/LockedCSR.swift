/// The certificate signing request that was locked when the packet was made.
package struct LockedCSR: Hashable, Sendable {
    /// File name in the packet.
    package var file: String
    /// SHA-256 of the whole request as DER, hexadecimal.
    package var derSHA256: String
    /// SHA-256 of its SubjectPublicKeyInfo, hexadecimal.
    package var spkiSHA256: String

    /// Takes every part as given; nothing is judged here.
    package init(file: String, derSHA256: String, spkiSHA256: String) {
        self.file = file
        self.derSHA256 = derSHA256
        self.spkiSHA256 = spkiSHA256
    }
}
