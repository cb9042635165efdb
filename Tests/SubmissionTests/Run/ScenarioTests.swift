import StagingPortal
import Submission
import Testing

/// What a run against a portal in that state has to come to.
struct Expectation: Sendable, CustomTestStringConvertible {
    enum End: Sendable {
        case confirmed
        case halted
        case held
    }

    let scenario: Scenario
    let end: End
    /// Words that the reason, or one of the differences, has to contain.
    let words: String
    /// How many requests the portal has accepted afterwards.
    let accepted: Int
    var shape = CommitShape.draft
    var browser = TestEngine.chromium

    var testDescription: String { "\(scenario.rawValue) (\(shape.rawValue), \(browser.rawValue))" }

    static let commits = [
        Expectation(scenario: .replyLostHang, end: .held, words: "no response", accepted: 1),
        Expectation(scenario: .replyLostFIN, end: .held, words: "", accepted: 1),
        Expectation(scenario: .replyLostRST, end: .held, words: "", accepted: 1),
        Expectation(scenario: .replyLost408, end: .held, words: "408", accepted: 1),
        Expectation(scenario: .slow, end: .confirmed, words: "", accepted: 1),
        Expectation(scenario: .slowScripts, end: .confirmed, words: "", accepted: 1),
        Expectation(scenario: .errorPageAfterCommit, end: .held, words: "500", accepted: 1),
        Expectation(scenario: .errorPageBeforeCommit, end: .held, words: "500", accepted: 0),
        Expectation(scenario: .noRequestID, end: .held, words: "request id", accepted: 1),
        Expectation(scenario: .sessionExpiredAtCommit, end: .held, words: "", accepted: 0),
        Expectation(scenario: .broaderScopeConfirm, end: .halted, words: "Extend this request", accepted: 0),
        Expectation(scenario: .broaderScopeModal, end: .halted, words: "no request came", accepted: 0),
        Expectation(scenario: .doubleSubmit, end: .held, words: "", accepted: 1),
    ]

    static let reviews = [
        Expectation(scenario: .sessionExpired, end: .halted, words: "sign-in page", accepted: 0),
        Expectation(scenario: .duplicateOpen, end: .halted, words: "same key", accepted: 0),
        Expectation(scenario: .warning, end: .halted, words: "shows a warning", accepted: 0),
        Expectation(scenario: .trustChainWarning, end: .halted, words: "trust chain", accepted: 0),
        Expectation(scenario: .profileChangedByPortal, end: .halted, words: "#review-profile", accepted: 0),
        Expectation(scenario: .sanExpandedByPortal, end: .halted, words: "#review-sans", accepted: 0),
        Expectation(scenario: .missingApprovalGate, end: .halted, words: "approval gates", accepted: 0),
        Expectation(scenario: .conflictingSubscriber, end: .halted, words: "holds this subscriber", accepted: 0),
        Expectation(scenario: .revocationInvestigation, end: .halted, words: "holds this subscriber", accepted: 0),
        Expectation(scenario: .queueClosed, end: .halted, words: "queue is not open", accepted: 0),
        Expectation(scenario: .windowSuperseded, end: .halted, words: "W-118", accepted: 0),
        Expectation(scenario: .draftEditedElsewhere, end: .halted, words: "#review-sans", accepted: 0),
        Expectation(scenario: .draftSaveReplyLost, end: .halted, words: "was lost", accepted: 0),
        Expectation(scenario: .draftEditedLate, end: .held, words: "added-elsewhere", accepted: 1),
        Expectation(scenario: .bodySwappedCSR, end: .halted, words: "csr", accepted: 0),
        Expectation(scenario: .hiddenSAN, end: .halted, words: "san_", accepted: 0),
        Expectation(scenario: .backgroundSubmit, end: .halted, words: "nothing was armed", accepted: 0),
    ]

    static let waysRound = [
        Expectation(scenario: .postBySharedWorker, end: .halted, words: "SharedWorker: taken away", accepted: 0),
        Expectation(scenario: .postByServiceWorker, end: .halted, words: "ServiceWorker: taken away", accepted: 0),
        Expectation(scenario: .postByWebSocket, end: .halted, words: "WebSocket: taken away", accepted: 0),
        Expectation(scenario: .postByFetchLater, end: .halted, words: "fetchLater: taken away", accepted: 0),
        // Pings are off in both browsers: there is nothing to name.
        Expectation(scenario: .postByPing, end: .halted, words: "no request came", accepted: 0),
        Expectation(scenario: .commitByImage, end: .halted, words: "by GET to the address", accepted: 0),
        Expectation(scenario: .commitByImageEarly, end: .halted, words: "by GET to the address", accepted: 0),
    ]

    static let drifts = [
        Expectation(scenario: .fieldRenamed, end: .halted, words: "validity", accepted: 0),
        Expectation(scenario: .labelsSwapped, end: .halted, words: "label of #organization", accepted: 0),
        Expectation(scenario: .fieldAddedRequired, end: .halted, words: "Cost centre", accepted: 0),
        Expectation(scenario: .tabReordered, end: .halted, words: "order of the tabs", accepted: 0),
        Expectation(scenario: .wrongVendorBuild, end: .halted, words: "7.5.0", accepted: 0),
    ]

    static let form = [
        Expectation(scenario: .slow, end: .confirmed, words: "", accepted: 1, shape: .form),
        Expectation(scenario: .replyLostFIN, end: .held, words: "", accepted: 1, shape: .form),
        // The portal at which a plain script that retries leaves two: “A plain script that retries”.
        Expectation(scenario: .replyLostHang, end: .held, words: "no response", accepted: 1, shape: .form),
        Expectation(scenario: .bodySwappedCSR, end: .halted, words: "csr", accepted: 0, shape: .form),
        Expectation(scenario: .hiddenSAN, end: .halted, words: "san_", accepted: 0, shape: .form),
        Expectation(scenario: .doubleSubmit, end: .held, words: "", accepted: 1, shape: .form),
        Expectation(scenario: .warning, end: .halted, words: "shows a warning", accepted: 0, shape: .form),
        Expectation(scenario: .backgroundSubmit, end: .halted, words: "nothing was armed", accepted: 0, shape: .form),
        // The form carries every value itself: what others do to its draft does not matter.
        Expectation(scenario: .draftEditedLate, end: .confirmed, words: "", accepted: 1, shape: .form),
    ]
}

@Suite(.serialized, .timeLimit(.minutes(10))) struct `What the portal does to a commit` {
    @Test(arguments: Expectation.commits)
    func `ends as confirmed, halted or held, and the ledger agrees (P2, P4)`(_ expected: Expectation) async throws {
        try await expected.check()
    }
}

@Suite(.serialized, .timeLimit(.minutes(10))) struct `What the portal does to a whole form` {
    @Test(arguments: Expectation.form)
    func `posted as a whole form, ends the same way (P2, P3)`(_ expected: Expectation) async throws {
        try await expected.check()
    }
}

@Suite(.serialized, .timeLimit(.minutes(10))) struct `What the portal shows before the commit` {
    @Test(arguments: Expectation.reviews)
    func `halts the run when it is not what was approved (P3, P8)`(_ expected: Expectation) async throws {
        try await expected.check()
    }
}

@Suite(.serialized, .timeLimit(.minutes(10))) struct `What the portal does past the form` {
    @Test(arguments: Expectation.waysRound)
    func `does not arrive, and is named (P2, P3)`(_ expected: Expectation) async throws {
        try await expected.check()
    }
}

@Suite(.serialized, .timeLimit(.minutes(10))) struct `What the portal changed in a page` {
    @Test(arguments: Expectation.drifts)
    func `halts the run when a page is not the mapped one (P7)`(_ expected: Expectation) async throws {
        try await expected.check()
    }
}

extension Expectation {
    /// In what the run's end differs; nil when it is as expected.
    func difference() async throws -> String? {
        var found: String?
        try await PortalRun.perform([scenario], shape: shape, on: browser) { run in
            let said = run.outcome.said
            let isSame = run.outcome.end == end && (words.isEmpty || said.contains(words))
            if !isSame || run.ledger.accepted.count != accepted { found = "\(run.ledger.accepted.count): \(said)" }
        }
        return found
    }

    func check() async throws {
        try await PortalRun.perform([scenario], shape: shape, on: browser) { run in
            let said = run.outcome.said
            #expect(run.outcome.end == end, "\(said)")
            #expect(words.isEmpty || said.contains(words), "\(said)")
            #expect(run.ledger.accepted.count == accepted)
            if end == .halted { #expect(run.ledger.arrivals.filter { $0.path.hasSuffix("/submit") }.isEmpty) }
            guard case .held(let hold) = run.outcome else { return }
            #expect(hold.lookUpsDone == 2)
            #expect(hold.candidates == run.ledger.accepted.map(\.request))
        }
    }
}

extension RunOutcome {
    var end: Expectation.End? {
        switch self {
        case .confirmed: .confirmed
        case .halted: .halted
        case .held: .held
        case .refused, .rehearsed, .failed: nil
        }
    }

    /// Everything an outcome says, for a search of words.
    var said: String {
        switch self {
        case .halted(let halt): ([halt.page ?? "", halt.reason] + halt.differences).joined(separator: " | ")
        case .held(let hold): hold.why
        default: "\(self)"
        }
    }
}
