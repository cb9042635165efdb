import Governance
import HTTPFetch
import PKI

/// The record as Request Tracker 5 keeps it: one request ticket and the approvals that it depends on, over REST 2.0.
///
/// Only the creator of a status transaction is believed to have approved; only the approval ticket's own first text says
/// what was approved; the time is when Request Tracker took it in. Nothing here is ever taken from a cache.
package struct RequestTrackerRecord: IssuanceRecord {
    private let packet: PacketFolder
    private let configuration: RequestTrackerConfiguration
    private let questions: TrackerQuestions
    private var base: String { questions.fetch.base }

    /// The record of one packet's request.
    init(of packet: PacketFolder, _ configuration: RequestTrackerConfiguration) {
        self.packet = packet
        self.configuration = configuration
        questions = TrackerQuestions(
            fetch: RecordFetch(
                base: "\(configuration.url)/REST/2.0", token: configuration.token, scheme: "token",
                authorities: configuration.authorities))
    }

    package func read() async throws(RecordError) -> RecordSnapshot {
        let readAt = Instant.now
        let (request, answer) = try await request()
        let approving = "Type='approval' AND DependedOnBy=\(request.number)"
        let faces = [request] + (try await questions.tickets(approving).tickets)
        let numbers = faces.map(\.number)
        async let attached = Result { () async throws(RecordError) in
            try await numbers.dropFirst().sideBySide(questions.attachments)
        }
        let history = try await questions.history(of: numbers)
        let attachments = [("", nil)] + (try await attached.get())
        try await requireUnmoved(faces, "id=\(request.number) OR (\(approving))", history)
        let tickets = zip(faces, attachments).map { face, attached in
            Ticket(
                face: face, history: history.filter { $0.ticket == face.number },
                text: Ticket.FirstText(attached.0), signed: attached.1)
        }
        return try snapshot(tickets[0], Array(tickets.dropFirst()), answer, readAt)
    }

    private func snapshot(
        _ request: Ticket, _ tickets: [Ticket], _ answer: Fetched, _ readAt: Instant
    ) throws(RecordError) -> RecordSnapshot {
        var approvals: [Approval] = []
        for ticket in tickets { if let found = try approval(ticket, readAt) { approvals.append(found) } }
        var bytes = ["request-\(request.number).json": request.face.json.canonical()]
        for ticket in tickets {
            bytes["approval-\(ticket.number).json"] = ticket.face.json.canonical()
            if let signed = ticket.signed { bytes["approval-\(ticket.number).p7s"] = signed.bytes }
        }
        return RecordSnapshot(
            facts: try facts(request, tickets, readAt), approvals: approvals, bytes: bytes,
            serverTime: answer.headers["date"].flatMap(HTTPDate.read), source: base)
    }

    /// The one ticket that carries this packet's digest; the packet's own id of the request is no number of a ticket.
    private func request() async throws(RecordError) -> (TicketFace, Fetched) {
        let digest = packet.digest.hex
        let (found, answer) = try await questions.tickets(
            "Queue='\(configuration.queue)' AND 'CF.{Packet SHA-256}'='\(digest)'")
        guard found.count == 1 else {
            throw RecordError(
                source: base,
                reason: "\(found.count) tickets of \(configuration.queue) carry packet \(digest)")
        }
        return (found[0], answer)
    }

    /// What was not read at one instant counts as one moment only where nothing moved meanwhile.
    private func requireUnmoved(
        _ faces: [TicketFace], _ query: String, _ history: [JSON]
    ) async throws(RecordError) {
        async let newest = Result { () async throws(RecordError) in
            try await questions.newest(of: faces.map(\.number))
        }
        let again = try await questions.tickets(query).tickets
        guard again == faces.sorted(by: { $0.number < $1.number }),
            try await newest.get().compactMap(\.number).max() == history.compactMap(\.number).max()
        else { throw RecordError(source: base, reason: "a ticket changed while it was read") }
    }

    private func facts(
        _ request: Ticket, _ approvals: [Ticket], _ readAt: Instant
    ) throws(RecordError) -> RecordFacts {
        guard let version = request.face.field("Packet Version").flatMap({ Int($0) }) else {
            throw RecordError(source: base, reason: "ticket \(request.number) has no “Packet Version”")
        }
        let resolved = approvals.count { $0.status == "resolved" }
        let isOpen = ["new", "open", "stalled"].contains(request.status)
        var facts = RecordFacts(
            source: "\(base)/ticket/\(request.number)", requestID: packet.packet.requestID, version: version,
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
    private func approval(_ ticket: Ticket, _ readAt: Instant) throws(RecordError) -> Approval? {
        guard let decided = ticket.lastDecision, let last = ticket.lastStatus else { return nil }
        guard last.status == ticket.status else {
            throw RecordError(
                source: base,
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
            signature: .account(Account(system: configuration.system, name: decided.creator)),
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
        return configuration.roles[String(name)] ?? String(name)
    }
}
