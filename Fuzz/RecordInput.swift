import Governance
import PKI

/// The three forms of a record, read from bytes as their connectors read them from disk and network.
enum RecordInput {
    private static let now = Instant(milliseconds: 1_795_478_400_000)

    /// The packet whose record is read; one of the seeds.
    private static let packet: PacketFolder = {
        do {
            return try PacketFolder.read("Fuzz/Seeds/packet")
        } catch {
            fatalError("\(error)")
        }
    }()

    static func folder(_ document: JSONDocument, _ bytes: [UInt8]) {
        _ = try? RecordReading.facts(document, readAt: now)
        _ = try? ApprovalStatement(bytes, file: "approvals/ca-delegate.p7s")
    }

    static func mapped(_ document: JSONDocument, _ answer: JSON) {
        guard let mapping = try? RecordMapping.read(InputNode(document), named: "mapping.yaml") else { return }
        let reading = MappedReading(packet: packet.packet, mapping: mapping, source: "house", readAt: now)
        if let facts = try? reading.facts(answer), facts.state == "approved" {
            precondition(mapping.approvedStates.contains { answer.at(mapping.state)?.string == $0 }, "none approved it")
        }
        _ = try? reading.approvals(answer)
    }

    static func tracker(_ answers: [JSON]) {
        guard let faces = TrackerAnswer.tickets(answers[0]), let request = faces.first else { return }
        let history = TrackerAnswer.transactions(answers[1])
        let (text, file) = TrackerAnswer.attachments(answers[2])
        let bytes = answers.count > 3 ? TrackerAnswer.bytes(answers[3]) : nil
        let signed = file.flatMap { file in bytes.map { Ticket.Signed(name: file.name, bytes: $0) } }
        func ticket(_ face: TicketFace, _ signed: Ticket.Signed?) -> Ticket {
            Ticket(
                face: face, history: history.filter { $0.ticket == face.number }, text: Ticket.FirstText(text),
                signed: signed)
        }
        let approvals = faces.dropFirst().map { ticket($0, signed) }
        let reading = TrackerReading(packet: packet, source: "rt", system: "rt", roles: [:], readAt: now)
        let facts = try? reading.facts(ticket(request, nil), approvals)
        if facts?.state == "approved" { precondition(approvals.allSatisfy { $0.status == "resolved" }, "not resolved") }
        for approval in approvals {
            guard let read = try? reading.approval(approval), read.decision == .approved else { continue }
            precondition(approval.status == "resolved" && read.packetDigest == approval.text.packet, "none approved it")
        }
    }
}
