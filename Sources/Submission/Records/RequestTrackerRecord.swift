import Governance
import HTTPFetch
import PKI

/// The record as Request Tracker 5 keeps it: one request ticket and the approvals that it depends on, over REST 2.0.
///
/// What can change is asked for each time, and never taken from a cache.
package struct RequestTrackerRecord: IssuanceRecord {
    private let packet: PacketFolder
    private let configuration: RequestTrackerConfiguration
    private let questions: TrackerQuestions
    private let last = SettledTickets.Last()
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
        let (found, answer) = try await found()
        last.tickets = found
        return try snapshot(found.tickets[0], Array(found.tickets.dropFirst()), answer, readAt)
    }

    private func found() async throws(RecordError) -> (SettledTickets, Fetched) {
        let tickets = TrackerTickets(questions: questions)
        if let before = last.tickets {
            let (now, answer) = try await tickets.again(before, or: carrying)
            if let now { return (now, answer) }
        }
        let (request, answer) = try await request()
        return (try await tickets.read(request), answer)
    }

    private func snapshot(
        _ request: Ticket, _ tickets: [Ticket], _ answer: Fetched, _ readAt: Instant
    ) throws(RecordError) -> RecordSnapshot {
        let reading = TrackerReading(
            packet: packet, source: base, system: configuration.system, roles: configuration.roles, readAt: readAt)
        var approvals: [Approval] = []
        for ticket in tickets { if let found = try reading.approval(ticket) { approvals.append(found) } }
        var bytes = ["request-\(request.number).json": request.face.json.canonical()]
        for ticket in tickets {
            bytes["approval-\(ticket.number).json"] = ticket.face.json.canonical()
            if let signed = ticket.signed { bytes["approval-\(ticket.number).p7s"] = signed.bytes }
        }
        return RecordSnapshot(
            facts: try reading.facts(request, tickets), approvals: approvals, bytes: bytes,
            serverTime: answer.headers["date"].flatMap(HTTPDate.read), source: base)
    }

    private var carrying: String {
        "Queue='\(configuration.queue)' AND 'CF.{Packet SHA-256}'='\(packet.digest.hex)'"
    }

    /// The one ticket that carries this packet's digest; the packet's own id of the request is no number of a ticket.
    private func request() async throws(RecordError) -> (TicketFace, Fetched) {
        let (found, answer) = try await questions.tickets(carrying, withLinks: true)
        guard found.count == 1 else {
            throw RecordError(
                source: base,
                reason: "\(found.count) tickets of \(configuration.queue) carry packet \(packet.digest.hex)")
        }
        return (found[0], answer)
    }
}
