import Governance
import PKI

/// What `approve` needs from an approver.
package struct Approving: Sendable {
    /// Folder of the packet.
    package var packet: String
    /// Role, as `ca-delegate`.
    package var role: String
    /// Who signs.
    package var signatory: Signatory
    /// How long it counts, in milliseconds.
    package var lifetime: Int64
    /// `approved`, `rejected` or `withdrawn`.
    package var decision: String
    /// Identity of the person for whom a deputy decides.
    package var deputyFor: String?

    /// Takes every part as given.
    package init(
        packet: String, role: String, signatory: Signatory, lifetime: Int64, decision: String, deputyFor: String? = nil
    ) {
        self.packet = packet
        self.role = role
        self.signatory = signatory
        self.lifetime = lifetime
        self.decision = decision
        self.deputyFor = deputyFor
    }

    /// The roles there are.
    package static var roles: [String] { Role.allCases.map(\.rawValue) }

    /// The decisions there are.
    package static var decisions: [String] { Decision.allCases.map(\.rawValue) }

    /// What was approved, for the approver to see, and the files that were written.
    package struct Written: Codable, Hashable, Sendable {
        /// Request in the governed record.
        package let request: String
        /// Version of the request.
        package let version: Int
        /// SHA-256 over the canonical packet, hexadecimal.
        package let packetDigest: String
        /// Files inside the packet's folder.
        package let files: [String]
    }

    /// Signs the decision with the approver's key and writes it into the packet's folder.
    ///
    /// - Throws: `InputError` where packet, certificate or key cannot be used.
    package func perform() async throws(InputError) -> Written {
        let folder = try PacketFolder.read(packet)
        let signer = try await signatory.keyPair()
        let now = Instant(milliseconds: Instant.now.milliseconds / 1000 * 1000)
        guard let decision = Decision(rawValue: decision) else {
            throw InputError(
                file: "--decision", expected: Self.decisions.joined(separator: ", "), found: "“\(self.decision)”")
        }
        let statement = ApprovalStatement(
            packet: folder.digest.hex, requestID: folder.packet.requestID, version: folder.packet.version, role: role,
            person: signatory.person, decision: decision, decided: now, expires: now.adding(milliseconds: lifetime),
            deputyFor: deputyFor)
        do {
            let signing = ApprovalSigning(packet: folder, certificate: signer.certificate, key: signer.key)
            return Written(
                request: statement.requestID, version: statement.version, packetDigest: statement.packet,
                files: try signing.write(statement))
        } catch {
            throw signatory.cannotSign(error)
        }
    }
}
