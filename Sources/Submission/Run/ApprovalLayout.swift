import Evidence
import Foundation
import Governance
import PKI

/// The approvals once more, as in-toto has them: links by the approvers, and a layout that says who had to approve.
struct ApprovalLayout {
    /// Under inputs/.
    static let folder = "links"

    /// The approvers' links, as they lie in the packet's folder, by name.
    static func links(of packet: PacketFolder) -> [String: [UInt8]] {
        let folder = "\(packet.path)/approvals"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let links = names.filter { $0.hasSuffix(".link") }.compactMap { name in
            (try? InputFile.bytes("\(folder)/\(name)", named: name)).map { ("\(Self.folder)/\(name)", $0) }
        }
        return Dictionary(links) { first, _ in first }
    }

    /// The layout, signed by the evidence's signer; nil where not every approval is signed by a key of its own.
    ///
    /// It counts as long as the evidence has to be kept, and ten years more: a legal hold, or an end that nobody recorded,
    /// keeps evidence beyond its time, and an auditor comes late. It says who had to approve once, so it cannot go stale.
    static func layout(_ snapshot: RecordSnapshot, _ packet: Packet, _ signer: KeyPair, retention: Int64) -> [UInt8]? {
        var steps: [InTotoLayout.Step] = []
        for approval in snapshot.approvals {
            guard let cms = snapshot.bytes[approval.source], let signed = try? CMS.verify(cms) else { return nil }
            steps.append(InTotoLayout.Step(name: "approve-\(approval.role)", doer: signed.signer))
        }
        let day: Int64 = 86_400_000
        let end = Instant.now.adding(
            milliseconds: Int64(packet.validityDays) * day + max(retention, Retention.shortest) + 3653 * day)
        let seconds = Timestamp(milliseconds: end.milliseconds / 1000 * 1000)
        return steps.isEmpty ? nil : try? InTotoLayout.sign(steps, expires: "\(seconds)", key: signer.key)
    }
}
