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
    private let fetch: RecordFetch

    /// The record of one packet's request.
    init(of packet: PacketFolder, _ configuration: RequestTrackerConfiguration) {
        self.packet = packet
        self.configuration = configuration
        fetch = RecordFetch(
            base: "\(configuration.url)/REST/2.0", token: configuration.token, scheme: "token",
            authorities: configuration.authorities)
    }

    package func read() async throws(RecordError) -> RecordSnapshot {
        let readAt = Instant.now
        let number = try await ticketNumber()
        async let opened = Result { () async throws(RecordError) in try await ticket(number) }
        let tickets = try await numbers("Type='approval' AND DependedOnBy=\(number)").sideBySide(ticket)
        let request = try await opened.get()
        // What was not read at one instant counts as one moment only where nothing moved meanwhile.
        _ = try await ([request] + tickets).sideBySide(unmoved)
        var approvals: [Approval] = []
        for ticket in tickets { if let found = try approval(ticket, readAt) { approvals.append(found) } }
        var bytes = ["request-\(number).json": request.json.canonical()]
        for ticket in tickets {
            bytes["approval-\(ticket.number).json"] = ticket.json.canonical()
            if let signed = ticket.signed { bytes["approval-\(ticket.number).p7s"] = signed.bytes }
        }
        return RecordSnapshot(
            facts: try facts(request, tickets, readAt), approvals: approvals, bytes: bytes,
            serverTime: request.serverTime, source: fetch.base)
    }

    /// The one ticket that carries this packet's digest; the packet's own id of the request is no number of a ticket.
    private func ticketNumber() async throws(RecordError) -> Int64 {
        let query = "Queue='\(configuration.queue)' AND 'CF.{Packet SHA-256}'='\(packet.digest.hex)'"
        let found = try await numbers(query)
        guard found.count == 1 else {
            throw RecordError(
                source: fetch.base,
                reason: "\(found.count) tickets of \(configuration.queue) carry packet \(packet.digest.hex)")
        }
        return found[0]
    }

    private func numbers(_ query: String) async throws(RecordError) -> [Int64] {
        let (list, _) = try await fetch.json("/tickets", query: [("query", query), ("per_page", "100")])
        guard let items = list["items"]?.array else {
            throw RecordError(source: fetch.base, reason: "a list of tickets has no items")
        }
        // An id is text in lists and a number in tickets.
        return items.compactMap { $0["id"]?.integer ?? $0["id"]?.string.flatMap(Int64.init) }.sorted()
    }

    @Sendable private func ticket(_ number: Int64) async throws(RecordError) -> Ticket {
        try await TicketReading(fetch: fetch, number: number).read()
    }

    @Sendable private func unmoved(_ ticket: Ticket) async throws(RecordError) {
        let answer = try await fetch.get("/ticket/\(ticket.number)", headers: ["If-None-Match: \(ticket.etag)"])
        guard answer.status == 304 else {
            throw RecordError(source: fetch.base, reason: "ticket \(ticket.number) changed while it was read")
        }
    }

    private func facts(
        _ request: Ticket, _ approvals: [Ticket], _ readAt: Instant
    ) throws(RecordError) -> RecordFacts {
        guard let version = request.field("Packet Version").flatMap({ Int($0) }) else {
            throw RecordError(source: fetch.base, reason: "ticket \(request.number) has no “Packet Version”")
        }
        let resolved = approvals.count { $0.status == "resolved" }
        let isOpen = ["new", "open", "stalled"].contains(request.status)
        var facts = RecordFacts(
            source: "\(fetch.base)/ticket/\(request.number)", requestID: packet.packet.requestID, version: version,
            state: isOpen && resolved == approvals.count && resolved > 0
                ? "approved" : "\(request.status), \(resolved) of \(approvals.count) approvals resolved",
            readAt: readAt, supersededBy: nil)
        facts.revision = ([request] + approvals).map(\.newestTransaction).max().map(Int.init)
        facts.csrSHA256 = request.field("CSR SHA-256")
        facts.lockedAt = request.lastFieldChange
        return facts
    }

    /// What one approval ticket says; nil while nobody has decided.
    ///
    /// Where the approver attached a signed approval, that is what was approved; the ticket can only take it back.
    private func approval(_ ticket: Ticket, _ readAt: Instant) throws(RecordError) -> Approval? {
        guard ticket.wasDecided, let last = ticket.lastStatus else { return nil }
        guard last.status == ticket.status else {
            throw RecordError(
                source: fetch.base,
                reason: "ticket \(ticket.number) is \(ticket.status), and its history ends with \(last.status)")
        }
        guard let signed = ticket.signed else { return account(ticket, last) }
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

    /// An approval that rests on who was signed in.
    private func account(_ ticket: Ticket, _ last: Ticket.StatusChange) -> Approval {
        Approval(
            source: "approval-\(ticket.number).json", role: role(of: ticket), person: last.creator,
            packetDigest: ticket.text.packet, requestID: packet.packet.requestID, version: ticket.text.version,
            decision: decision(last), decided: last.at,
            expires: ticket.text.expiry ?? last.at.adding(milliseconds: 365 * 86_400_000),
            signature: .account(Account(system: configuration.system, name: last.creator)),
            sha256: SHA256Digest(of: ticket.statement(last)).hex)
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
        let name = ticket.subject.hasPrefix("[") ? ticket.subject.dropFirst().prefix { $0 != "]" } : ""
        return configuration.roles[String(name)] ?? String(name)
    }
}
