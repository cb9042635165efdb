import Governance
import PKI

/// What was made, for people and machines.
package struct NewPacket: Codable, Hashable, Sendable {
    /// Request in the governed record.
    package let request: String
    /// Version of the request.
    package let version: Int
    /// SHA-256 over the canonical packet, hexadecimal.
    package let packetDigest: String
    /// SHA-256 of the key that a certificate is asked for, hexadecimal.
    package let keyDigest: String

    /// Tells what a folder holds.
    package init(_ folder: PacketFolder) {
        request = folder.packet.requestID
        version = folder.packet.version
        packetDigest = folder.digest.hex
        keyDigest = folder.packet.csr.spkiSHA256
    }
}
