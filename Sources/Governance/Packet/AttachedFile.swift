/// Any other file of the packet.
package struct AttachedFile: Hashable, Sendable {
    /// File name in the packet.
    package var file: String
    /// SHA-256 of the file, hexadecimal.
    package var sha256: String

    /// Takes every part as given; nothing is judged here.
    package init(file: String, sha256: String) {
        self.file = file
        self.sha256 = sha256
    }
}
