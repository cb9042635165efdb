import Foundation
import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct FaultTests {
    /// What is to be seen on a connection that was used before, and then carries the commit.
    struct Loss: Sendable, CustomTestStringConvertible {
        let scenario: Scenario
        let statuses: [Int]
        let ending: Conversation.Ending
        var testDescription: String { scenario.rawValue }
    }

    @Test(
        arguments: [CommitShape.draft, .form],
        [
            Loss(scenario: .replyLostHang, statuses: [200], ending: .open),
            Loss(scenario: .replyLostFIN, statuses: [200], ending: .finished),
            Loss(scenario: .replyLostRST, statuses: [200], ending: .reset),
            Loss(scenario: .replyLost408, statuses: [200, 408], ending: .finished),
            Loss(scenario: .errorPageAfterCommit, statuses: [200, 500], ending: .open),
        ])
    func `a lost reply was accepted all the same, on a kept connection`(shape: CommitShape, loss: Loss) async throws {
        try await withPortal([loss.scenario], shape: shape) { portal, visitor in
            let commit = try await commit(shape, by: visitor)
            let page = await visitor.getRequest("/requests")
            let hangs = loss.scenario == .replyLostHang
            let conversation = try await visitor.hold([page, commit]) {
                // Only where nothing comes at all has somebody to hang up.
                guard hangs else { return false }
                return await !portal.ledger.accepted.isEmpty
            }
            #expect(conversation.answers.map(\.status) == loss.statuses)
            #expect(conversation.ending == loss.ending)
            let ledger = await portal.ledger
            #expect(ledger.accepted.count == 1)
            #expect(ledger.accepted.first?.connection == ledger.arrivals.last?.connection)
        }
    }

    private func commit(_ shape: CommitShape, by visitor: Visitor) async throws -> String {
        if shape == .draft { return try await visitor.commitRequest(visitor.fillDraft()) }
        try await visitor.signIn()
        return await visitor.postRequest("/requests/submit", Example.pairs)
    }

    @Test func `without a fault the same connection is answered and kept`() async throws {
        try await withPortal { _, visitor in
            let commit = try await commit(.draft, by: visitor)
            let page = await visitor.getRequest("/requests")
            let conversation = try await visitor.hold([page, commit, page])
            #expect(conversation.answers.map(\.status) == [200, 303, 200])
            #expect(conversation.ending == .open)
        }
    }

    @Test func `an error page before the commit was not accepted`() async throws {
        try await withPortal([.errorPageBeforeCommit]) { portal, visitor in
            let answer = try await visitor.send(commit(.draft, by: visitor))
            #expect(answer.status == 500)
            #expect(await portal.ledger.accepted.isEmpty)
        }
    }

    @Test func `a slow answer comes late and was accepted early`() async throws {
        try await withPortal([.slow]) { portal, visitor in
            #expect(try await visitor.send(commit(.draft, by: visitor)).status == 303)
            let answered = Date.now
            let accepted = try #require(await portal.ledger.accepted.first)
            let at = try Date(accepted.at, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            #expect(answered.timeIntervalSince(at) >= 1.5)
        }
    }

    @Test func `a confirmation may name no request`() async throws {
        try await withPortal([.noRequestID]) { _, visitor in
            let address = try await visitor.send(commit(.draft, by: visitor)).location
            let page = try await visitor.get(address)
            #expect(page.body.contains("<h1>Request submitted</h1>"))
            #expect(page.text("request-status") == "Pending issuance")
            #expect(page.text("request-id") == nil)
            #expect(!page.body.contains("CR-1"))
        }
    }

    @Test func `the session may end when custody is saved, and the draft stays`() async throws {
        try await withPortal([.sessionExpired]) { portal, visitor in
            let draft = try await visitor.fillDraft(upTo: "sans")
            let answer = try await visitor.post("\(draft)/custody", Example.tabs[3].1)
            #expect(answer.location == "/login?expired=1")
            #expect(try await visitor.get("\(draft)/custody").location == "/login?expired=1")
            try await visitor.signIn()
            #expect(try await visitor.get("\(draft)/subscriber").body.contains("Hamburg"))
            #expect(await portal.ledger.drafts.first?.fields["hsm_model"] == nil)
        }
    }

    @Test(arguments: [CommitShape.draft, .form])
    func `the session may end at the commit, which is not accepted`(shape: CommitShape) async throws {
        try await withPortal([.sessionExpiredAtCommit], shape: shape) { portal, visitor in
            let answer = try await visitor.send(commit(shape, by: visitor))
            #expect(answer.location == "/login?expired=1")
            #expect(try await visitor.get("/requests").location == "/login?expired=1")
            #expect(await portal.ledger.accepted.isEmpty)
        }
    }

    @Test func `a saved justification may end the connection without an answer`() async throws {
        try await withPortal([.draftSaveReplyLost]) { portal, visitor in
            let draft = try await visitor.fillDraft(upTo: "custody")
            let save = await visitor.postRequest("\(draft)/justification", Example.tabs[4].1)
            let conversation = try await visitor.hold([visitor.getRequest("\(draft)/justification"), save])
            #expect(conversation.answers.map(\.status) == [200])
            #expect(conversation.ending == .finished)
            #expect(await portal.ledger.drafts.first?.fields["change_ticket"] == ["CHG-2291"])
        }
    }

    @Test func `a draft may be edited elsewhere once its review was shown`() async throws {
        try await withPortal([.draftEditedElsewhere]) { portal, visitor in
            let draft = try await visitor.fillDraft()
            let first = try await visitor.get("\(draft)/review")
            #expect(first.items("review-sans").count == 2)
            let second = try await visitor.get("\(draft)/review")
            #expect(second.items("review-sans").last == "dns: added-elsewhere.example")
            #expect(second.text("change-stamp") != first.text("change-stamp"))
            let stale = [("draft", "D-5512"), ("stamp", first.text("change-stamp") ?? "")]
            #expect(try await visitor.post("\(draft)/submit", stale).status == 409)
            #expect(try await visitor.get("\(draft)/review").items("review-sans").count == 3)
            #expect(await portal.ledger.accepted.isEmpty)
        }
    }

    @Test func `the portal may store another profile and more names than were saved`() async throws {
        try await withPortal([.profileChangedByPortal, .sanExpandedByPortal]) { portal, visitor in
            let review = try await visitor.get(visitor.fillDraft() + "/review")
            #expect(review.text("review-profile") == "code-signing-test")
            #expect(review.items("review-sans").last == "dns: www.signing.meridian.example")
            #expect(await portal.ledger.drafts.first?.fields["profile"] == ["code-signing-test"])
        }
    }
}
