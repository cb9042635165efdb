import Evidence
import Foundation
import Governance
import PKI
import StagingPortal
import Submission
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct `A run that does not go through` {
    @Test func `a wrong password halts without a second try`() async throws {
        try await PortalRun.perform(
            prepare: { good in
                try good.write(Array("not-the-password\n".utf8), to: "portal-password")
            },
            check: { run in
                guard case .halted(let halt) = run.outcome else {
                    Issue.record("\(run.outcome)")
                    return
                }
                #expect(halt.reason.contains("refused the sign-in"))
                #expect(run.ledger.logins.failed == 1)
                #expect(run.ledger.drafts.isEmpty)
            })
    }

    @Test func `an approval withdrawn while the form is filled refuses at gate 2, draft kept (P1, P8)`() async throws {
        try await PortalRun.perform(
            observe: { event, good, _ in
                if case .pageDone(let page) = event, page.id == "approvers" {
                    try? good.approve(.caDelegate, editing: { $0.decision = .withdrawn })
                }
            },
            check: { run in
                guard case .halted(let halt) = run.outcome else {
                    Issue.record("\(run.outcome)")
                    return
                }
                #expect(halt.reasons.map(\.rule).contains("approvals.decision"))
                #expect(halt.draft == run.ledger.drafts.first?.id)
                #expect(run.ledger.accepted.isEmpty)
            })
    }

    @Test func `an approval withdrawn while the request is held is not released (P1)`() async throws {
        try await PortalRun.perform(
            observe: { event, good, _ in
                if case .commit(let step) = event, step == "held" {
                    try? good.approve(.caDelegate, editing: { $0.decision = .withdrawn })
                }
            },
            check: { run in
                guard case .halted(let halt) = run.outcome else {
                    Issue.record("\(run.outcome)")
                    return
                }
                #expect(halt.reasons.map(\.rule).contains("approvals.decision"))
                #expect(run.ledger.accepted.isEmpty)
                #expect(run.ledger.arrivals.allSatisfy { !$0.path.hasSuffix("/submit") })
            })
    }

    @Test(arguments: ["profile", "approvers"])
    func `a person's wish to end halts with the draft named, and nothing is left (P8, P9)`(
        _ page: String
    ) async throws {
        try await PortalRun.perform(
            observe: { event, _, interruption in
                if case .pageDone(let done) = event, done.id == page { interruption.request() }
            },
            check: { run in
                guard case .halted(let halt) = run.outcome else {
                    Issue.record("\(run.outcome)")
                    return
                }
                #expect(halt.reason.contains("A person ended the run"))
                #expect(halt.draft == run.ledger.drafts.first?.id)
                #expect(run.ledger.accepted.isEmpty)
                #expect(run.browserNotes.isEmpty)
            })
    }

    @Test func `a driver that dies in the portal halts with the draft named, and nothing is left (P8, P9)`()
        async throws
    {
        try await PortalRun.perform(
            observe: { event, good, _ in
                if case .pageDone(let done) = event, done.id == "profile" { good.killDrivers() }
            },
            check: { run in
                guard case .halted(let halt) = run.outcome else {
                    Issue.record("\(run.outcome)")
                    return
                }
                #expect(halt.draft == run.ledger.drafts.first?.id)
                #expect(halt.next.contains { $0.hasPrefix("countersign resume") })
                #expect(run.ledger.accepted.isEmpty)
                #expect(run.browserNotes.isEmpty)
            })
    }

    @Test func `a rehearsal goes up to the review page and leaves a draft`() async throws {
        try await PortalRun.perform(untilReview: true) { run in
            guard case .rehearsed(let rehearsal) = run.outcome else {
                Issue.record("\(run.outcome)")
                return
            }
            #expect(rehearsal.compared > 30)
            #expect(rehearsal.draft == run.ledger.drafts.first?.id)
            #expect(run.ledger.accepted.isEmpty)
        }
    }
}

extension GoodPacket {
    /// Ends every driver that a run of this installation started, as a crash would.
    func killDrivers() {
        let state = folder.appendingPathComponent("state")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: state.path)) ?? []
        for name in names where name.hasSuffix(".browser.json") {
            let bytes = (try? Data(contentsOf: state.appendingPathComponent(name))) ?? Data()
            let note = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
            if let driver = note?["driver"] as? Int { kill(pid_t(driver), SIGKILL) }
        }
    }
}
