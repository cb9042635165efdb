import Evidence
import Foundation
import PKI
import StagingPortal
import Submission
import Testing

/// What persons can make of a run whose outcome is unknown, against a real portal in a real browser.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A held run` {
    @Test func `that the portal has stays its one submission (P2, P4)`() async throws {
        try await HeldSubmission.with(.replyLostFIN) { held in
            let id = try #require(await held.portal.ledger.accepted.first?.request)

            let denied = try await held.decide("not-submitted", by: "lena.fischer", statement: "none arrived")
            #expect(denied.verdict == "refused")
            #expect(denied.candidates == [id])
            #expect(denied.reasons.map(\.rule) == ["hold.grounds"])

            let other = try await held.decide("submitted", request: "CR-999999", by: "lena.fischer")
            #expect(other.reasons.map(\.message) == ["The portal shows another request with this key."])
            let requester = try await held.decide("submitted", request: id, by: "pavel.novak")
            #expect(requester.reasons.map(\.rule) == ["hold.person"])
            #expect(try await held.lines.map(\.candidates) == [[id]])

            let decided = try await held.decide("submitted", request: id, by: "lena.fischer")
            #expect(decided.verdict == "decided")
            #expect(decided.state == "confirmed")
            #expect(try await held.lines.isEmpty)
            #expect(try held.isSigned(decided))
            #expect(decided.record == 1)
            let kept = try held.addenda
            #expect(kept.passed && kept.detail.contains("1 decision by CN=Lena Fischer"), "\(kept)")

            guard case .refused = await held.submitAgain() else {
                Issue.record("the key was free")
                return
            }
            #expect(await held.portal.ledger.accepted.count == 1)
        }
    }

    @Test func `that never arrived is submitted anew only after two persons said so (P2, P4)`() async throws {
        try await HeldSubmission.with(.errorPageBeforeCommit) { held in
            await held.portal.set(scenario: nil)
            guard case .refused = await held.submitAgain() else {
                Issue.record("a held key was free")
                return
            }
            let bare = try await held.decide("not-submitted", by: "lena.fischer")
            #expect(bare.reasons.map(\.message) == ["No statement of the portal's operator is attached."])

            let first = try await held.decide("not-submitted", by: "lena.fischer", statement: "none arrived")
            #expect(first.verdict == "recorded")
            #expect(try await held.lines.map(\.awaits) == [["lena.fischer"]])
            let twice = try await held.decide("not-submitted", by: "lena.fischer", statement: "none arrived")
            #expect(twice.verdict == "recorded")

            let second = try await held.decide("not-submitted", by: "omar.haddad", statement: "none arrived")
            #expect(second.verdict == "decided")
            #expect(second.state == "not-submitted")
            #expect([first.record, twice.record, second.record] == [1, 2, 3])
            #expect(try held.addenda.passed)
            guard case .confirmed = await held.submitAgain() else {
                Issue.record("the key was not free")
                return
            }
            #expect(await held.portal.ledger.accepted.count == 1)
        }
    }
}

/// A submission that ended held, with the portal still there.
struct HeldSubmission: Sendable {
    let portal: StagingPortal
    let good: GoodPacket
    let run: String

    static func with(_ scenario: Scenario, _ body: (HeldSubmission) async throws -> Void) async throws {
        var options = StagingPortalOptions()
        options.scenarios = [scenario]
        let portal = try await StagingPortal.start(options)
        let good = try GoodPacket.make(origin: portal.origin)
        do {
            let outcome = await Run(try good.request()).perform { _ in }
            guard case .held = outcome else { throw Unheld(outcome: outcome) }
            let runs = try RunHistory(try good.configuration()).runs(limit: 1)
            try await body(HeldSubmission(portal: portal, good: good, run: try #require(runs.first).run))
        } catch {
            good.remove()
            await portal.stop()
            throw error
        }
        good.remove()
        await portal.stop()
    }

    func decide(
        _ finding: String, request: String? = nil, by person: String, statement: String? = nil
    ) async throws -> Deciding.Decided {
        if let statement { try good.write(Array(statement.utf8), to: "statement") }
        return try await Deciding(
            run: String(run.prefix(5)), finding: finding, request: request,
            reason: "Read out by the portal's operator.",
            statement: statement == nil ? nil : path("statement"), signatory: try good.signatory(person)
        ).perform(try good.configuration())
    }

    func submitAgain() async -> RunOutcome {
        do {
            return await Run(try good.request()).perform { _ in }
        } catch {
            return .failed(Failure(what: "\(error)", remedy: ""))
        }
    }

    var lines: [HeldRuns.Line] {
        get async throws { try await HeldRuns(try good.configuration()).list(reminding: false) }
    }

    /// What is said of the records that came after the seal.
    var addenda: Check {
        get throws {
            let line = try RunHistory(try good.configuration()).runs(limit: 9).first { $0.run == run }
            let path = try #require(line?.evidence)
            return try #require(EvidenceVerification.verify(folder: path, trusting: []).check("addenda"))
        }
    }

    /// Whether OpenSSL's own tool reads the decision.
    func isSigned(_ decided: Deciding.Decided) throws -> Bool {
        let file = try #require(decided.files.first)
        let words = try Tool.run(["openssl", "cms", "-verify", "-noverify", "-inform", "DER", "-in", file])
        return String(decoding: words, as: UTF8.self).contains("\"finding\":\"submitted\"")
    }

    private func path(_ name: String) -> String { good.folder.appendingPathComponent(name).path }
}

/// A run that should have been held.
struct Unheld: Error {
    let outcome: RunOutcome
}
