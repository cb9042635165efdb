import Foundation
import Governance
import PKI
import StagingPortal
import Submission
import Synchronization
import Testing

/// Request Tracker 5 for real, as `scripts/peer-rt` starts it; without one, nothing runs here.
@Suite(.serialized, .enabled(if: Tracker.url != nil), .timeLimit(.minutes(10))) struct RequestTrackerTests {
    @Test func `approvals given in its web pages are believed by who made the transaction (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        #expect(
            try await bench.refusals() == ["approvals.roles", "approvals.roles", "approvals.roles", "record.state"])
        try bench.approve()
        let approved = try await bench.refusals()
        #expect(approved == [], "\(approved)")
        try bench.reopen("cad.delegate")
        let reopened = try await bench.refusals()
        #expect(Set(reopened) == ["approvals.decision", "record.state"], "\(reopened)")
    }

    @Test func `a record that is read again sees what came since (P1)`() async throws {
        let bench = try Tracker.approved()
        defer { bench.good.remove() }
        let record = try bench.record()
        #expect(try await bench.refusals(record) == [])
        #expect(try await bench.refusals(record) == [])
        try bench.comment()
        #expect(try await bench.refusals(record) == [])
        try bench.reopen("cad.delegate")
        #expect(Set(try await bench.refusals(record)) == ["approvals.decision", "record.state"])
        try bench.decide("approve", as: "cad.delegate", onTicketOf: "cad.delegate")
        #expect(try await bench.refusals(record) == [])
        try bench.set("CSR SHA-256", to: String(repeating: "0", count: 64))
        #expect(Set(try await bench.refusals(record)) == ["approvals.locked", "record.state"])
        try bench.openAgain()
        let reasons = try await bench.reasons(record)
        #expect(reasons.contains { "\($0)".contains("2 tickets of Issuance carry packet") }, "\(reasons)")
    }

    @Test func `somebody else's click on an approver's ticket is not that approver's (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        try bench.decide("approve", as: "rio.owner", onTicketOf: "rio.owner")
        try bench.resolve(as: "rio.owner", onTicketOf: "cem.manager")
        try bench.decide("approve", as: "cad.delegate", onTicketOf: "cad.delegate")
        let refused = Set(try await bench.refusals())
        #expect(refused.isSuperset(of: ["approvals.persons", "approvals.signature", "approvals.named"]), "\(refused)")
    }

    @Test func `where no account counts, the approver's own signed approval is on the ticket (P1)`() async throws {
        let bench = try Tracker()
        defer { bench.good.remove() }
        try bench.good.replace("recordAccounts: [rt]", with: "recordAccounts: []", in: "policy.yaml")
        try bench.approve()
        #expect(Set(try await bench.refusals()) == ["approvals.signature"])
        for (account, person) in Tracker.approvers { try bench.attachApproval(of: person, as: account) }
        let approved = try await bench.refusals()
        #expect(approved == [], "\(approved)")
        try bench.reopen("cad.delegate")
        let reopened = try await bench.refusals()
        #expect(Set(reopened) == ["approvals.decision", "record.state"], "\(reopened)")
    }

    @Test func `an approval reopened between the two gates stops the run and leaves its draft (P1, P8)`() async throws {
        let portal = try await StagingPortal.start(StagingPortalOptions())
        let bench = try Tracker.approved(origin: portal.origin)
        defer { bench.good.remove() }
        let isReopened = Mutex(false)
        let outcome = await Run(try bench.good.request()).perform { event in
            // No permit grows old meanwhile: the first gate's is used, the second's is not judged yet.
            guard case .pageDone(let page) = event, page.id == "profile" else { return }
            isReopened.withLock { reopened in
                guard !reopened else { return }
                reopened = (try? bench.reopen("cad.delegate")) != nil
            }
        }
        let ledger = await portal.ledger
        await portal.stop()
        #expect(isReopened.withLock { $0 })
        #expect(ledger.accepted.isEmpty)
        guard case .halted(let halt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect("\(halt)".contains("approvals.decision"))
        let left = ledger.drafts.filter { !$0.discarded }
        #expect(left.map(\.id) == [halt.draft])
        #expect(left.first?.fields.isEmpty == false)
    }

    @Test func `the journal's head is a comment of the ticket before the release (P6)`() async throws {
        let portal = try await StagingPortal.start(StagingPortalOptions())
        let bench = try Tracker(origin: portal.origin)
        defer { bench.good.remove() }
        try bench.demandWitness()
        try bench.approve()
        let outcome = await Run(try bench.good.request()).perform { _ in }
        let ledger = await portal.ledger
        await portal.stop()
        guard case .confirmed(let receipt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(ledger.accepted.count == 1)
        let path = try #require(receipt.evidence)
        let sent = try String(contentsOfFile: "\(path)/before-release/published", encoding: .utf8)
        #expect(sent.hasPrefix("countersign/"))
        #expect(try bench.heads() == [sent])
    }
}
