import Governance
import StagingPortal
import Submission
import Testing

/// The portal as a single-page application: a map that differs in its data alone, and no line of Swift.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A submission in a single-page application` {
    @Test func `is confirmed, once, with the approved values (P2, P3)`() async throws {
        try await PortalRun.perform(shape: .application) { run in
            guard case .confirmed(let receipt) = run.outcome else {
                Issue.record("\(run.outcome)")
                return
            }
            #expect(run.ledger.accepted.map(\.request) == [receipt.requestID])
            let accepted = try #require(run.ledger.accepted.first)
            try accepted.expectApplication(of: run.good)
            // The workflow's id stands on the confirmation too, and is not taken for the request's.
            #expect(accepted.draft?.hasPrefix("D-") == true && receipt.requestID.hasPrefix("CR-"))
            #expect(Set(run.ledger.arrivals.map(\.path)).isSubset(of: ["/app", "/login", "/logout"]))
        }
    }

    @Test(arguments: Expectation.application)
    func `halts before anything is submitted, and says why (P3, P7)`(_ expected: Expectation) async throws {
        try await PortalRun.perform([expected.scenario], shape: .application) { run in
            #expect(run.outcome.end == .halted && run.outcome.said.contains(expected.words), "\(run.outcome.said)")
            #expect(run.ledger.accepted.isEmpty)
            // Whoever may approve is stopped before there is a workflow at all.
            #expect(run.ledger.drafts.isEmpty == (expected.scenario == .approvalPage))
        }
    }

    @Test(arguments: [true, false])
    func `at which another origin signs people in goes by a map that names it (P2, P7)`(named: Bool) async throws {
        let map = SignInElsewhereMap()
        defer { map.remove() }
        try await PortalRun.perform(
            [.signInElsewhere], shape: .application,
            mapping: { named ? try map.make(origin: $0.apiOrigin) : nil },
            check: { run in
                #expect(run.outcome.end == (named ? .confirmed : .halted), "\(run.outcome.said)")
                #expect(run.ledger.accepted.count == (named ? 1 : 0))
                // Nobody's password is typed at an origin that the map does not name.
                #expect(run.ledger.logins.ok == (named ? 1 : 0) && run.ledger.logins.failed == 0)
            })
    }

    @Test(arguments: TestEngine.allCases)
    func `whose workflows stand in a frame is confirmed by a map that names it (P2, P3)`(
        _ browser: TestEngine
    ) async throws {
        let map = FramedMap()
        defer { map.remove() }
        try await PortalRun.perform([.framed], shape: .application, on: browser, maps: try map.make()) { run in
            guard case .confirmed(let receipt) = run.outcome else {
                Issue.record("\(run.outcome)")
                return
            }
            #expect(run.ledger.accepted.map(\.request) == [receipt.requestID])
            try #require(run.ledger.accepted.first).expectApplication(of: run.good)
        }
    }

    @Test(arguments: [true, false])
    func `halts where the portal has a frame and the map none, or the map one and the portal none (P7)`(
        named: Bool
    ) async throws {
        let map = FramedMap()
        defer { map.remove() }
        try await PortalRun.perform(named ? [] : [.framed], shape: .application, maps: named ? try map.make() : nil) {
            run in
            let words = named ? "The frame iframe.work" : "inside the page is a frame, iframe"
            #expect(run.outcome.end == .halted && run.outcome.said.contains(words), "\(run.outcome.said)")
            #expect(run.ledger.accepted.isEmpty)
            #expect(run.ledger.drafts.allSatisfy { $0.fields.isEmpty })
        }
    }

    @Test func `that a person stopped is taken up again and submitted once (P2, P3, P8)`() async throws {
        try await StoppedSubmission.with(stoppingAfter: "profile", shape: .application) { stopped in
            let outcome = try await stopped.resume(by: "lena.fischer")
            guard case .confirmed = outcome else {
                Issue.record("\(outcome)")
                return
            }
            let ledger = await stopped.portal.ledger
            #expect(ledger.accepted.map(\.draft) == [stopped.draft])
            try #require(ledger.accepted.first).expectApplication(of: stopped.good)
            for (page, fields) in try stopped.keptFields(["profile": 6]) {
                #expect(fields.kept == fields.all, "page \(page) was typed again")
            }
        }
    }
}

extension Expectation {
    /// The application's hard stops, and fields that are not what they were.
    static let application = [
        Expectation(scenario: .policyExceptionOnly, end: .halted, words: "button “Submit request”", accepted: 0),
        Expectation(scenario: .policyExceptionSwapped, end: .halted, words: "does not declare POST /app", accepted: 0),
        Expectation(scenario: .approvalPage, end: .halted, words: "may approve requests too", accepted: 0),
        Expectation(scenario: .fieldRenamed, end: .halted, words: "caption “Validity (days)”", accepted: 0),
        Expectation(scenario: .fieldAddedRequired, end: .halted, words: "the portal demands it", accepted: 0),
    ]
}

extension PortalLedger.Accepted {
    /// Every value is the packet's, and there is no other.
    func expectApplication(of good: GoodPacket) throws {
        let packet = try good.read().packet
        expectApproved(packet)
        var known = fields
        func expect(_ name: String, _ values: [String]) {
            #expect(known.removeValue(forKey: name) == values, "\(name)")
        }
        expect("organization", [packet.subscriber.organization])
        expect("unit", [packet.subscriber.unit])
        expect("locality", [packet.subscriber.locality])
        expect("country", [packet.subscriber.country])
        expect("contact_name", [packet.subscriber.contactName])
        expect("contact_email", [packet.subscriber.contactEmail])
        expect("subscriber_number", [packet.subscriber.number])
        expect("profile", [packet.profile])
        expect("issuer", [packet.issuer.keyID])
        expect("environment", [packet.environment])
        expect("subject_dn", [packet.subject])
        expect("validity_days", ["\(packet.validityDays)"])
        expect("san_type", packet.alternativeNames.map { "\($0.kind)" })
        expect("san_value", packet.alternativeNames.map(\.value))
        expect("hsm_model", packet.attestations.map(\.kind))
        expect("hsm_serial", packet.attestations.map(\.serial))
        expect("generated_on_device", ["yes"])
        expect("not_exportable", ["yes"])
        expect("release", [packet.justification.release])
        expect("change_ticket", [packet.justification.changeTicket])
        expect("reason", [packet.justification.reason])
        expect("justification", [packet.justification.text])
        expect("window_opens", ["\(packet.window.opens)"])
        expect("window_closes", ["\(packet.window.closes)"])
        for approver in packet.approvers {
            let role = approver.role.replacing("-", with: "_")
            expect("\(role)_name", [approver.name])
            expect("\(role)_reference", [approver.reference])
            expect("\(role)_attested", ["yes"])
        }
        #expect(known.removeValue(forKey: "csr") != nil && known.isEmpty, "\(known.keys)")
    }
}
