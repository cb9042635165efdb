import PKI
import Testing

@testable import Submission

/// What of Request Tracker's tickets need not be asked for twice.
struct SettledTicketsTests {
    private static let before = [transaction(9, of: 2), transaction(8, of: 1), transaction(7, of: 2)]

    @Test func `where nothing came, the history and the texts are those that were read`() throws {
        let now = try #require(try settled().now([face(2, "resolved"), face(1, "open")], Self.before))
        #expect(now.tickets.map(\.status) == ["open", "resolved"])
        #expect(now.tickets.map { $0.history.compactMap(\.number) } == [[8], [9, 7]])
        #expect(now.tickets[1].text.packet == "91c4")
    }

    @Test func `what came to the request is part of its history, and known the next time`() throws {
        let newest = [Self.transaction(11, of: 1)] + Self.before
        let now = try #require(try settled().now([face(1), face(2)], newest))
        #expect(now.tickets.map { $0.history.compactMap(\.number) } == [[11, 8], [9, 7]])
        let next = try #require(now.now([face(1), face(2)], newest))
        #expect(next.tickets[0].history.compactMap(\.number) == [11, 8])
    }

    @Test(arguments: [
        ("a transaction of an approval", [transaction(10, of: 2)] + before),
        ("one of a ticket that is only linked", [transaction(10, of: 3)] + before),
        ("a page without what was the newest", [transaction(10, of: 1)]),
        ("a page that goes on otherwise", [before[0], before[2]]),
        ("a transaction that is not as it was", [transaction(9, of: 2, "rejected")] + before.dropFirst()),
        ("an empty page", []),
    ]) func `everything is asked for again`(_ what: String, newest: [JSON]) throws {
        #expect(try settled().now([face(1), face(2)], newest) == nil, "\(what)")
    }

    @Test func `everything is asked for again where an approval is new or gone`() throws {
        #expect(try settled().now([face(1), face(2), face(3)], Self.before) == nil)
        #expect(try settled().now([face(1)], Self.before) == nil)
        #expect(try settled().now([face(5), face(2)], Self.before) == nil)
    }

    private func settled() throws -> SettledTickets {
        SettledTickets(newest: Self.before, linked: [1, 2, 3], tickets: [try ticket(1), try ticket(2)])
    }

    private func ticket(_ number: Int64) throws -> Ticket {
        Ticket(
            face: try face(number), history: Self.before.filter { $0.ticket == number },
            text: Ticket.FirstText("Packet SHA-256: 91c4"), signed: nil)
    }

    private func face(_ number: Int64, _ status: String = "open") throws -> TicketFace {
        try #require(TicketFace(.object(["id": .integer(number), "Status": .string(status)])))
    }

    private static func transaction(_ number: Int64, of ticket: Int64, _ status: String = "resolved") -> JSON {
        .object(["id": .integer(number), "ObjectId": .integer(ticket), "NewValue": .string(status)])
    }
}
