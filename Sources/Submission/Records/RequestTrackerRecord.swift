import Governance
import HTTPFetch
import PKI

/// The record as Request Tracker 5 keeps it: one request ticket and the approvals that it depends on, over REST 2.0.
///
/// Only the creator of a status transaction is believed to have approved; only the approval ticket's own first text says
/// what was approved; the time is when Request Tracker took it in. Nothing here is ever taken from a cache.
package struct RequestTrackerRecord: IssuanceRecord {
    private let packet: Packet
    private let digest: String
    private let configuration: RequestTrackerConfiguration
    private let fetch: RecordFetch

    /// The record of one packet's request.
    init(of packet: PacketFolder, _ configuration: RequestTrackerConfiguration) {
        self.packet = packet.packet
        digest = packet.digest.hex
        self.configuration = configuration
        fetch = RecordFetch(
            base: "\(configuration.url)/REST/2.0", token: configuration.token, scheme: "token",
            authorities: configuration.authorities)
    }

    package func read() async throws(RecordError) -> RecordSnapshot {
        let readAt = Instant.now
        let number = try await ticketNumber()
        let request = try await TicketReading(fetch: fetch, number: number).read()
        let approving = try await numbers("Type='approval' AND DependedOnBy=\(number)")
        var tickets: [Ticket] = []
        for each in approving { tickets.append(try await TicketReading(fetch: fetch, number: each).read()) }
        // What was read one after the other counts as one moment only where nothing moved meanwhile.
        for ticket in [request] + tickets { try await unmoved(ticket) }
        var approvals: [Approval] = []
        for ticket in tickets { if let found = try approval(ticket) { approvals.append(found) } }
        var bytes = ["request-\(number).json": request.json.canonical()]
        for ticket in tickets { bytes["approval-\(ticket.number).json"] = ticket.json.canonical() }
        return RecordSnapshot(
            facts: try facts(request, tickets, readAt), approvals: approvals, bytes: bytes,
            serverTime: request.serverTime, source: fetch.base)
    }

    /// The one ticket that carries this packet's digest; the packet's own id of the request is no number of a ticket.
    private func ticketNumber() async throws(RecordError) -> Int64 {
        let query = "Queue='\(configuration.queue)' AND 'CF.{Packet SHA-256}'='\(digest)'"
        let found = try await numbers(query)
        guard found.count == 1 else {
            throw RecordError(
                source: fetch.base, reason: "\(found.count) tickets of \(configuration.queue) carry packet \(digest)")
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

    private func unmoved(_ ticket: Ticket) async throws(RecordError) {
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
            source: "\(fetch.base)/ticket/\(request.number)", requestID: packet.requestID, version: version,
            state: isOpen && resolved == approvals.count && resolved > 0
                ? "approved" : "\(request.status), \(resolved) of \(approvals.count) approvals resolved",
            readAt: readAt, supersededBy: nil)
        facts.revision = ([request] + approvals).map(\.newestTransaction).max().map(Int.init)
        facts.csrSHA256 = request.field("CSR SHA-256")
        facts.lockedAt = request.lastFieldChange
        return facts
    }

    /// What one approval ticket says; nil while nobody has decided.
    private func approval(_ ticket: Ticket) throws(RecordError) -> Approval? {
        guard let last = ticket.lastStatus else { return nil }
        guard last.status == ticket.status else {
            throw RecordError(
                source: fetch.base,
                reason: "ticket \(ticket.number) is \(ticket.status), and its history ends with \(last.status)")
        }
        let decision: Decision =
            switch last.status {
            case "resolved": .approved
            case "rejected": .rejected
            default: .withdrawn
            }
        let lasts = ticket.text.expiry ?? last.at.adding(milliseconds: 365 * 86_400_000)
        return Approval(
            source: "approval-\(ticket.number).json", role: role(of: ticket), person: last.creator,
            packetDigest: ticket.text.packet, requestID: packet.requestID, version: ticket.text.version,
            decision: decision, decided: last.at, expires: lasts,
            signature: .account(Account(system: configuration.system, name: last.creator)),
            sha256: SHA256Digest(of: ticket.statement(last)).hex)
    }

    /// `[ca-delegate] approve …`, in the words that the configuration translates.
    private func role(of ticket: Ticket) -> String {
        let name = ticket.subject.hasPrefix("[") ? ticket.subject.dropFirst().prefix { $0 != "]" } : ""
        return configuration.roles[String(name)] ?? String(name)
    }
}
