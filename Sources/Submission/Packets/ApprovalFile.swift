import Foundation
import Governance
import PKI

/// Approvals as they lie in a packet's folder, signatures checked; whether they count is for the gate to judge.
struct ApprovalFile {
    /// What they should be approvals of.
    let packet: PacketFolder
    /// When they are read.
    let readAt: Instant

    /// Reads `approvals/*.p7s`, in the order of their names.
    ///
    /// - Throws: `InputError` where a signed statement is not one of ours.
    func all() throws(InputError) -> [(approval: Approval, name: String, bytes: [UInt8])] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(packet.path)/approvals")) ?? []
        var found: [(approval: Approval, name: String, bytes: [UInt8])] = []
        for name in names.filter({ $0.hasSuffix(".p7s") }).sorted() {
            let source = "approvals/\(name)"
            let bytes = try InputFile.bytes("\(packet.path)/\(source)", named: source)
            let role = String(name.dropLast(".p7s".count))
            found.append((try approval(bytes, source: source, role: role), source, bytes))
        }
        return found
    }

    /// One signed approval (CMS); the role is what its place says, where nothing else of it can be believed.
    ///
    /// - Throws: `InputError` where the signed statement is not one of ours.
    func approval(_ bytes: [UInt8], source: String, role: String) throws(InputError) -> Approval {
        let signed: SignedContent
        do {
            signed = try CMS.verify(bytes)
        } catch {
            return unbelieved(source, role, bytes, error.description)
        }
        return approval(try ApprovalStatement(signed.content, file: source), by: signed.signer, source, bytes)
    }

    private func approval(
        _ statement: ApprovalStatement, by signer: Certificate, _ source: String, _ bytes: [UInt8]
    ) -> Approval {
        Approval(
            source: source, role: statement.role, person: statement.person, packetDigest: statement.packet,
            requestID: statement.requestID, version: statement.version, decision: statement.decision,
            decided: statement.decided, expires: statement.expires,
            signature: SignatureState(by: signer), deputyFor: statement.deputyFor,
            sha256: SHA256Digest(of: bytes).hex)
    }

    /// An approval of which nothing can be believed, judged by its place alone.
    ///
    /// Its content is presumed to be what its place asks for, so that the gate has one thing to say of it: that it is
    /// not validly signed, which never permits.
    private func unbelieved(_ source: String, _ role: String, _ bytes: [UInt8], _ reason: String) -> Approval {
        Approval(
            source: source, role: role, person: packet.packet.approvers.first { $0.role == role }?.person ?? "",
            packetDigest: packet.digest.hex, requestID: packet.packet.requestID, version: packet.packet.version,
            decision: .approved, decided: readAt, expires: readAt.adding(milliseconds: 60_000),
            signature: .invalid(reason), sha256: SHA256Digest(of: bytes).hex)
    }
}
