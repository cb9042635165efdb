import Governance
import PKI

/// What the tickets of one request say together.
///
/// Only the creator of a status transaction is believed to have approved; only the approval ticket's own first text says
/// what was approved; the time is when Request Tracker took it in.
struct TrackerReading {
    let packet: PacketFolder
    /// Where the tickets were read.
    let source: String
    /// Request Tracker's name, as the registry's accounts spell it.
    let system: String
    /// Roles, by the word in brackets with which an approval's subject begins.
    let roles: [String: String]
    let readAt: Instant

    /// The state of the request.
    ///
    /// - Throws: `RecordError` where the ticket says no version.
    func facts(_ request: Ticket, _ approvals: [Ticket]) throws(RecordError) -> RecordFacts {
        guard let version = request.face.field("Packet Version").flatMap({ Int($0) }) else {
            throw RecordError(source: source, reason: "ticket \(request.number) has no “Packet Version”")
        }
        let resolved = approvals.count { $0.status == "resolved" }
        let isOpen = ["new", "open", "stalled"].contains(request.status)
        var facts = RecordFacts(
            source: "\(source)/ticket/\(request.number)", requestID: packet.packet.requestID, version: version,
            state: isOpen && resolved == approvals.count && resolved > 0
                ? "approved" : "\(request.status), \(resolved) of \(approvals.count) approvals resolved",
            readAt: readAt, supersededBy: nil)
        facts.revision = ([request] + approvals).map(\.newestTransaction).max().map(Int.init)
        facts.csrSHA256 = request.face.field("CSR SHA-256")
        facts.lockedAt = request.lastFieldChange
        return facts
    }

    /// What one approval ticket says; nil while nobody has decided.
    ///
    /// Where the approver attached a signed approval, that is what was approved; the ticket can only take it back.
    ///
    /// - Throws: `RecordError` where ticket and history differ, or a signed statement is not one of ours.
    func approval(_ ticket: Ticket) throws(RecordError) -> Approval? {
        guard let decided = ticket.lastDecision, let last = ticket.lastStatus else { return nil }
        guard last.status == ticket.status else {
            throw RecordError(
                source: source,
                reason: "ticket \(ticket.number) is \(ticket.status), and its history ends with \(last.status)")
        }
        guard let signed = ticket.signed else { return account(ticket, decided, last) }
        let source = "ticket \(ticket.number), \(signed.name)"
        do {
            var approval = try ApprovalFile(packet: packet, readAt: readAt)
                .approval(signed.bytes, source: source, role: role(of: ticket))
            if decision(last) != .approved { approval.decision = decision(last) }
            if ticket.text.packet != approval.packetDigest { approval.packetDigest = ticket.text.packet }
            return approval
        } catch {
            throw RecordError(source: source, reason: error.description)
        }
    }

    /// An approval that rests on who was signed in and decided; whoever took it back changes what it is, not whose.
    private func account(
        _ ticket: Ticket, _ decided: Ticket.StatusChange, _ last: Ticket.StatusChange
    ) -> Approval {
        Approval(
            source: "approval-\(ticket.number).json", role: role(of: ticket), person: decided.creator,
            packetDigest: ticket.text.packet, requestID: packet.packet.requestID, version: ticket.text.version,
            decision: decision(last), decided: decided.at,
            expires: ticket.text.expiry ?? decided.at.adding(milliseconds: 365 * 86_400_000),
            signature: .account(Account(system: system, name: decided.creator)),
            sha256: SHA256Digest(of: ticket.statement(decided)).hex)
    }

    private func decision(_ last: Ticket.StatusChange) -> Decision {
        switch last.status {
        case "resolved": .approved
        case "rejected": .rejected
        default: .withdrawn
        }
    }

    /// `[ca-delegate] approve …`, in the words that the configuration translates.
    private func role(of ticket: Ticket) -> String {
        let name = ticket.face.subject.hasPrefix("[") ? ticket.face.subject.dropFirst().prefix { $0 != "]" } : ""
        return roles[String(name)] ?? String(name)
    }
}
