import Governance
import StagingPortal
import Testing

extension PortalLedger.Accepted {
    /// What the portal has is what was approved: key, names, profile, subscriber, justification and files.
    func expectApproved(_ packet: Packet) {
        #expect(keySHA256 == packet.csr.spkiSHA256)
        #expect(fields["profile"] == [packet.profile])
        #expect(fields["san_value"] == packet.alternativeNames.map(\.value))
        #expect(fields["subject_dn"] == [packet.subject])
        #expect(fields["organization"] == [packet.subscriber.organization])
        #expect(fields["change_ticket"] == [packet.justification.changeTicket])
        #expect(attachments.map(\.sha256) == packet.attestations.map(\.sha256))
    }
}
