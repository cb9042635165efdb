/// A statement of custody of the key, with what the packet says of it.
package struct AttestationFile: Hashable, Sendable {
    /// Model of the device, such as `yubihsm2`.
    package var kind: String
    /// Serial number of the device.
    package var serial: String
    /// File name in the packet.
    package var file: String
    /// SHA-256 of the file, hexadecimal.
    package var sha256: String
    /// Whether the key was made inside the device.
    package var generatedOnDevice: Bool
    /// Whether the key can leave the device.
    package var exportable: Bool
    /// Further files that it takes to verify it: certificates, a detached signature.
    package var parts: [AttachedFile]
    /// Findings that whoever approves the packet accepts, by name.
    package var acceptedFindings: [String]

    /// Takes every part as given; nothing is judged here.
    package init(
        kind: String,
        serial: String,
        file: String,
        sha256: String,
        generatedOnDevice: Bool,
        exportable: Bool,
        parts: [AttachedFile] = [],
        acceptedFindings: [String] = []
    ) {
        self.kind = kind
        self.serial = serial
        self.file = file
        self.sha256 = sha256
        self.generatedOnDevice = generatedOnDevice
        self.exportable = exportable
        self.parts = parts
        self.acceptedFindings = acceptedFindings
    }
}
