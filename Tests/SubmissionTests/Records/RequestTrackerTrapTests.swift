import Governance
import Submission
import Testing

/// What Request Tracker 5 does that would mislead a reader, each done to it for real and refused for its own reason.
///
/// Without `scripts/peer-rt`, nothing runs here.
@Suite(.serialized, .enabled(if: Tracker.url != nil), .timeLimit(.minutes(10))) struct RequestTrackerTrapTests {
    @Test func `a digest changed after the approvals refuses, though all three stay resolved (P1)`() async throws {
        let bench = try Tracker.approved()
        defer { bench.good.remove() }
        try bench.set("CSR SHA-256", to: String(repeating: "0", count: 64))
        let refused = Set(try await bench.refusals())
        #expect(refused == ["approvals.locked", "record.state"], "\(refused)")
    }

    @Test func `a digest changed and set back after the approvals refuses by when it was set (P1)`() async throws {
        let bench = try Tracker.approved()
        defer { bench.good.remove() }
        let digest = try bench.good.read().packet.csr.derSHA256
        try bench.set("CSR SHA-256", to: String(repeating: "0", count: 64))
        try bench.set("CSR SHA-256", to: digest)
        #expect(Set(try await bench.refusals()) == ["approvals.locked"])
    }

    @Test func `a request that is open since its first approval is not approved (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        try bench.decide("approve", as: "rio.owner", onTicketOf: "rio.owner")
        let reasons = try await bench.reasons()
        #expect(reasons.map(\.rule).sorted() == ["approvals.roles", "approvals.roles", "record.state"])
        #expect(reasons.contains { "\($0)".contains("open, 1 of 3 approvals resolved") }, "\(reasons)")
    }

    @Test func `one denial refuses, though it leaves the other two undecided (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        try bench.decide("deny", as: "cem.manager", onTicketOf: "cem.manager")
        let refused = Set(try await bench.refusals())
        #expect(refused == ["approvals.decision", "approvals.roles", "record.state"], "\(refused)")
    }

    @Test func `a second ticket with the same packet refuses: nobody can say which was meant (P1)`() async throws {
        let bench = try Tracker.approved()
        defer { bench.good.remove() }
        try bench.openAgain()
        let reasons = try await bench.reasons()
        #expect(reasons.contains { "\($0)".contains("2 tickets of Issuance carry packet") }, "\(reasons)")
    }

    @Test func `a token that is not taken makes the record unreadable, by its status (P1)`() async throws {
        let bench = try Tracker.approved()
        defer { bench.good.remove() }
        try bench.good.write(Array("1-40-0123456789abcdef0123456789abcdef\n".utf8), to: "rt-token")
        let reasons = try await bench.reasons()
        #expect(reasons.contains { "\($0)".contains("HTTP status 401") }, "\(reasons)")
    }

    @Test func `a short page of a history is not its end (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        try bench.decide("approve", as: "cad.delegate", onTicketOf: "cad.delegate")
        // More than a page, of which the reader may see none.
        try bench.comment(110, unseenOn: "cad.delegate")
        for account in ["rio.owner", "cem.manager"] { try bench.decide("approve", as: account, onTicketOf: account) }
        let approved = try await bench.refusals()
        #expect(approved == [], "\(approved)")
    }
}
