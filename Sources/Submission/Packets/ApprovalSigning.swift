import Foundation
import Governance
package import PKI

/// An approver's decision, signed with the approver's own key in two forms.
package struct ApprovalSigning: Sendable {
    /// The packet that is decided on.
    package let packet: PacketFolder
    /// The approver's certificate.
    package let certificate: Certificate
    /// The approver's key.
    package let key: PrivateKey

    /// Takes every part as given.
    package init(packet: PacketFolder, certificate: Certificate, key: PrivateKey) {
        self.packet = packet
        self.certificate = certificate
        self.key = key
    }

    /// The decision as CMS (RFC 5652), DER, with the statement inside.
    ///
    /// - Throws: `PKIError` where the key does not fit the certificate.
    package func cms(_ statement: ApprovalStatement) throws(PKIError) -> [UInt8] {
        try CMS.sign(
            statement.json.canonical(), by: certificate, key: key, detached: false,
            at: statement.decided.milliseconds)
    }

    /// The decision as in-toto link metadata: the packet as product, the files it names as materials.
    ///
    /// - Throws: `PKIError` where in-toto knows no such key.
    package func link(_ statement: ApprovalStatement) throws(PKIError) -> [UInt8] {
        try InTotoLink.sign(
            name: step(statement), materials: packet.files.mapValues(\.sha256),
            products: ["packet.json": SHA256Digest(of: packet.bytes)], key: key)
    }

    /// Writes what was decided into the packet's folder, in place of an earlier decision in this role.
    ///
    /// Only an approval gets an in-toto link: a link says that a step was done, whatever was decided.
    ///
    /// - Returns: names of the files, inside the folder.
    /// - Throws: `PKIError`, or the file system's error.
    package func write(_ statement: ApprovalStatement) throws -> [String] {
        let folder = URL(fileURLWithPath: packet.path).appendingPathComponent("approvals")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let signed = "\(statement.role).p7s"
        try Data(cms(statement)).write(to: folder.appendingPathComponent(signed), options: .atomic)
        try removeLinks(of: statement, in: folder)
        guard statement.decision == .approved else { return ["approvals/\(signed)"] }
        let link = try InTotoLink.fileName(name: step(statement), key: key)
        try Data(self.link(statement)).write(to: folder.appendingPathComponent(link), options: .atomic)
        return ["approvals/\(signed)", "approvals/\(link)"]
    }

    private func removeLinks(of statement: ApprovalStatement, in folder: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasPrefix("\(step(statement)).") && name.hasSuffix(".link") {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    private func step(_ statement: ApprovalStatement) -> String { "approve-\(statement.role)" }
}
