import Evidence
import Foundation
import PKI
import StagingPortal
import Submission
import Testing

/// A run that stopped in the portal, taken up again by a person.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A stopped run` {
    @Test(arguments: ["subscriber", "profile", "sans", "custody", "justification", "approvers"])
    func `taken up again is submitted once, and nothing right is typed again (P2, P3, P8)`(page: String) async throws {
        try await StoppedSubmission.with(stoppingAfter: page) { stopped in
            let left = LeftDrafts(try stopped.good.configuration())
            #expect(try left.list().map(\.draft) == [stopped.draft])
            let outcome = try await stopped.resume(by: "lena.fischer")
            guard case .confirmed = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(try left.list().isEmpty)
            let ledger = await stopped.portal.ledger
            #expect(ledger.accepted.count == 1)
            #expect(ledger.accepted.map(\.draft) == [stopped.draft])
            try #require(ledger.accepted.first).expectApproved(try stopped.good.read().packet)
            #expect(ledger.drafts.count == 1)
            for (page, fields) in try stopped.keptFields() {
                #expect(fields.kept == fields.all, "page \(page) was typed again")
            }
        }
    }

    @Test func `is not taken up by somebody else, by a typed name, or for another packet (P8)`() async throws {
        try await StoppedSubmission.with(stoppingAfter: "subscriber") { stopped in
            #expect(try await stopped.refusals(by: "jonas.weber") == ["takeover.person"])
            #expect(try await stopped.refusals(by: "lena.fischer", keyOf: "omar.haddad") == ["takeover.signed"])
            try stopped.good.replace("Harbour Agent 9.4", with: "Harbour Agent 9.5", in: "packet/packet.json")
            #expect(try await stopped.refusals(by: "lena.fischer") == ["takeover.packet"])
        }
    }

    @Test func `whose draft is gone from the portal halts again, and nothing is sent`() async throws {
        try await StoppedSubmission.with(stoppingAfter: "subscriber") { stopped in
            await stopped.portal.clearLedger()
            let outcome = try await stopped.resume(by: "omar.haddad")
            guard case .halted(let halt) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(halt.reason.contains("cannot be taken up again"))
            #expect(await stopped.portal.ledger.accepted.isEmpty)
        }
    }
}

/// A submission that a person stopped after one page, with the portal still there.
struct StoppedSubmission: Sendable {
    let portal: StagingPortal
    let good: GoodPacket
    let run: String
    let draft: String
    let page: String

    static func with(
        stoppingAfter page: String, shape: CommitShape = .draft, _ body: (StoppedSubmission) async throws -> Void
    ) async throws {
        var options = StagingPortalOptions()
        options.commitShape = shape
        let portal = try await StagingPortal.start(options)
        let good = try GoodPacket.make(origin: portal.origin, maps: shape.maps)
        do {
            let interruption = Interruption()
            let outcome = await Run(try good.request(), interruption: interruption).perform { event in
                if case .pageDone(let done) = event, done.id == page { interruption.request() }
            }
            guard case .halted(let halt) = outcome, let draft = halt.draft else { throw Unheld(outcome: outcome) }
            let run = try #require(try RunHistory(try good.configuration()).runs(limit: 1).first).run
            try await body(StoppedSubmission(portal: portal, good: good, run: run, draft: draft, page: page))
        } catch {
            good.remove()
            await portal.stop()
            throw error
        }
        good.remove()
        await portal.stop()
    }

    func resume(by person: String) async throws -> RunOutcome {
        switch try await answer(by: person, keyOf: person) {
        case .granted(let request): return await Run(request).perform { _ in }
        case .refused(let reasons): return .refused(RefusedRun(reasons))
        }
    }

    func refusals(by person: String, keyOf signer: String? = nil) async throws -> [String] {
        guard case .refused(let reasons) = try await answer(by: person, keyOf: signer ?? person) else { return [] }
        return reasons.map(\.rule)
    }

    private func answer(by person: String, keyOf signer: String) async throws -> TakingOver.Answer {
        try await TakingOver(
            run: run, packet: good.packetPath, reason: "The page was looked at.",
            signatory: try good.signatory(person, keyOf: signer)
        ).perform(try good.configuration())
    }

    /// For every page that the first run saved: how many fields the second found right, and how many a page has.
    func keptFields(_ others: [String: Int] = [:]) throws -> [String: (kept: Int, all: Int)] {
        let draft = ["subscriber": 7, "profile": 6, "sans": 1, "custody": 5, "justification": 6, "approvers": 9]
        let fields = draft.merging(others) { $1 }
        let order = ["subscriber", "profile", "sans", "custody", "justification", "approvers"]
        let journal = try Journal(path: try good.configuration().journal)
        let second = try #require(try journal.runs(limit: 1).first)
        var kept: [String: (kept: Int, all: Int)] = [:]
        for entry in try journal.entries(of: second.run).map(\.entry) where entry.kind == .page {
            guard let name = entry.body["page"]?.string, let count = entry.body["kept"]?.integer,
                let place = order.firstIndex(of: name), let last = order.firstIndex(of: page), place <= last
            else { continue }
            kept[name] = (Int(count), fields[name] ?? 0)
        }
        try #require(kept.count == (order.firstIndex(of: page) ?? 0) + 1)
        return kept
    }
}
