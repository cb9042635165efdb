import Dispatch
import Evidence
import Foundation
import PKI

/// Gathers, before a seal, the chains, revocation lists and responses of everybody whose signature the evidence will rest on.
struct RevocationGathering: Sendable {
    let configuration: Configuration
    let signer: Certificate
    /// The bundle's folder.
    let path: String
    let manifest: Manifest

    /// What there is; what could not be had is named with its holder, and the grade says so.
    func gather() async -> RevocationRecord {
        var shelf = RevocationShelf(configuration)
        var holders: [RevocationRecord.Holder] = []
        for (name, certificate) in await people(&shelf) {
            let trouble = await shelf.complete(certificate)
            holders.append(RevocationRecord.Holder(name: name, certificate: certificate, trouble: trouble))
        }
        return RevocationRecord(holders: holders, values: shelf.values)
    }

    private func people(_ shelf: inout RevocationShelf) async -> [(String, Certificate)] {
        var people = [("signer", signer)]
        for approval in manifest.approvals where approval.certificate != nil {
            guard let bytes = file("inputs/\(approval.file)"), let signed = try? CMS.verify(bytes) else { continue }
            people.append(("approver \(approval.role)", signed.signer))
        }
        let stamped = await stamp()
        shelf.add(stamped.dropFirst())
        if let authority = stamped.first { people.append(("timestamp authority", authority)) }
        return people
    }

    /// The certificates of the stamp before the release, the authority's first; without one, of a stamp on a number.
    private func stamp() async -> [Certificate] {
        if let answer = file("before-release/checkpoint.tsr") { return TimestampAnswer(der: answer).certificates }
        guard let authority = try? configuration.timestampAuthority() else { return [] }
        return await withCheckedContinuation { continuation in
            // An authority is waited for, which the cooperative pool must never do.
            DispatchQueue.global().async {
                let answer = try? authority.stamp(Array(UUID().uuidString.utf8))
                continuation.resume(returning: answer?.certificates ?? [])
            }
        }
    }

    private func file(_ name: String) -> [UInt8]? { try? InputFile.bytes("\(path)/\(name)", named: name) }
}
