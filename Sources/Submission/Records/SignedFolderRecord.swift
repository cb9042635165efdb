package import Governance
import PKI

/// The record as a folder: approvals signed by the approvers' own keys, and record.json with the state.
package struct SignedFolderRecord: IssuanceRecord {
    static let schema = "countersign.record/1"

    private let packet: PacketFolder
    private let clock: @Sendable () -> Instant

    /// The record in the packet's own folder.
    ///
    /// - Parameters:
    ///   - packet: what the run began with; a packet.json that has become another one is no record of it.
    ///   - clock: the wall clock.
    package init(of packet: PacketFolder, clock: @escaping @Sendable () -> Instant = { .now }) {
        self.packet = packet
        self.clock = clock
    }

    package func read() async throws(RecordError) -> RecordSnapshot {
        let document: JSONDocument
        let bytes: [UInt8]
        do throws(InputError) {
            try refuseAnotherPacket()
            bytes = try InputFile.bytes("\(packet.path)/record.json", named: "record.json")
            document = try InputFile.json(bytes, named: "record.json")
        } catch {
            throw RecordError(source: "record.json", reason: error.description)
        }
        if let schema = document.root["schema"]?.string, schema != Self.schema {
            throw RecordError(
                source: "record.json", reason: "its schema is “\(schema)”, known is “\(Self.schema)”",
                unknownSchema: schema)
        }
        do throws(InputError) {
            return try snapshot(document, bytes)
        } catch {
            throw RecordError(source: "record.json", reason: error.description)
        }
    }

    private func snapshot(_ document: JSONDocument, _ bytes: [UInt8]) throws(InputError) -> RecordSnapshot {
        let readAt = clock()
        let facts = try RecordReading.facts(document, readAt: readAt)
        let approvals = try ApprovalFile(packet: packet, readAt: readAt).all()
        var kept = ["record.json": bytes]
        for approval in approvals { kept[approval.name] = approval.bytes }
        return RecordSnapshot(facts: facts, approvals: approvals.map(\.approval), bytes: kept)
    }

    private func refuseAnotherPacket() throws(InputError) {
        let bytes = try InputFile.bytes("\(packet.path)/packet.json", named: "packet.json")
        let document = try InputFile.json(bytes, named: "packet.json")
        let found = SHA256Digest(of: document.root.canonical())
        guard found == packet.digest else {
            throw InputError(
                file: "packet.json", expected: "the packet that the run began with (\(packet.digest.short))",
                found: "another one (\(found.short))")
        }
    }
}
