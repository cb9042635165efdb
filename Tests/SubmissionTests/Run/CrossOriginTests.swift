import Evidence
import Foundation
import StagingPortal
import Submission
import Testing

/// What a page may ask for before a commit at another origin, and what has to be said about it.
struct Crossing: Sendable, CustomTestStringConvertible {
    let scenarios: Set<Scenario>
    let browser: TestEngine
    let end: Expectation.End
    /// Words that the reason, or one of the differences, has to contain.
    let words: String
    /// How many requests the portal has accepted afterwards, at most one.
    var accepted = 0
    var tls = false

    var testDescription: String {
        "\(scenarios.map(\.rawValue).sorted().joined(separator: " ")) (\(browser.rawValue)\(tls ? ", HTTPS" : ""))"
    }

    static let stopped: [Crossing] = [
        Crossing(scenarios: [.preflightOtherHeader], browser: .chromium, end: .halted, words: "the header x-priority"),
        Crossing(scenarios: [.preflightOtherHeader], browser: .firefox, end: .halted, words: "the header x-priority"),
        Crossing(scenarios: [.preflightOtherMethod], browser: .chromium, end: .halted, words: "it asks for PUT"),
        Crossing(scenarios: [.preflightOtherMethod], browser: .firefox, end: .halted, words: "PUT http"),
        Crossing(scenarios: [.crossOriginElsewhere], browser: .chromium, end: .halted, words: "OPTIONS http"),
        Crossing(scenarios: [.crossOriginElsewhere], browser: .firefox, end: .halted, words: "POST http"),
        Crossing(scenarios: [.crossOriginTwice], browser: .chromium, end: .halted, words: "it was asked before"),
        Crossing(scenarios: [.preflightReplyLost], browser: .chromium, end: .halted, words: "not answered"),
        // Firefox asks only once the commit was let go: what left on that connection cannot be told from outside.
        Crossing(scenarios: [.preflightReplyLost], browser: .firefox, end: .held, words: ""),
        Crossing(scenarios: [.crossOriginCommit, .hiddenSAN], browser: .chromium, end: .halted, words: "san_"),
        Crossing(scenarios: [.crossOriginCommit, .hiddenSAN], browser: .firefox, end: .halted, words: "san_"),
    ]

    static let once: [Crossing] = [
        Crossing(
            scenarios: [.crossOriginCommit, .replyLostFIN], browser: .chromium, end: .held, words: "", accepted: 1),
        Crossing(
            scenarios: [.crossOriginCommit, .replyLostFIN], browser: .firefox, end: .held, words: "", accepted: 1),
        // Firefox announces both before it asks about either: the first is held, the second stopped.
        Crossing(scenarios: [.crossOriginTwice], browser: .firefox, end: .held, words: "", accepted: 1),
        Crossing(scenarios: [.crossOriginAgain], browser: .chromium, end: .held, words: "", accepted: 1),
        Crossing(scenarios: [.crossOriginAgain], browser: .firefox, end: .held, words: "", accepted: 1),
    ]

    func perform(_ check: (PortalRun) async throws -> Void) async throws {
        let maps = Mapped()
        defer { maps.remove() }
        try await PortalRun.perform(
            scenarios, shape: .form, on: browser, tls: tls, mapping: { try maps.make(api: $0.apiOrigin) }, check: check)
    }
}

/// The map of one run, made once the portal's ports are known.
private final class Mapped {
    private var map: CrossOriginMap?

    func make(api: String) throws -> String {
        let made = try CrossOriginMap(api: api)
        map = made
        return made.path
    }

    func remove() { map?.remove() }
}

@Suite(.serialized, .timeLimit(.minutes(10))) struct `A commit that goes to another origin` {
    @Test(arguments: TestEngine.allCases, [false, true])
    func `is submitted once, after its preflight, with the approved values (P2, P3)`(
        _ browser: TestEngine, _ tls: Bool
    ) async throws {
        let crossing = Crossing(
            scenarios: [.crossOriginCommit], browser: browser, end: .confirmed, words: "", accepted: 1, tls: tls)
        try await crossing.perform { run in
            guard case .confirmed(let receipt) = run.outcome else {
                Issue.record("\(run.outcome)")
                return
            }
            #expect(run.ledger.accepted.map(\.request) == [receipt.requestID])
            let accepted = try #require(run.ledger.accepted.first)
            #expect(accepted.tls == tls)
            accepted.expectApproved(try run.good.read().packet)
            let asked = run.ledger.arrivals.filter { $0.path == "/requests/submit" }
            #expect(asked.map(\.method) == ["OPTIONS", "POST"])
            #expect(Set(asked.map(\.connection)).count == 2, "the commit came on a connection of its own")
            try verify(receipt)
        }
    }

    /// P6: the preflight and the commit stand in the evidence, with their origin.
    private func verify(_ receipt: Receipt) throws {
        let folder = try #require(receipt.evidence)
        let manifest = try #require(EvidenceVerification.verify(folder: folder, trusting: []).manifest)
        let departures = manifest.departures.filter { ["submit-preflight", "submit"].contains($0.request) }
        #expect(Set(departures.map(\.request)) == ["submit-preflight", "submit"])
        #expect(departures.allSatisfy { $0.url.hasSuffix("/requests/submit") && $0.status != nil })
        #expect(Set(departures.map(\.url)).count == 1)
        #expect(departures.first { $0.request == "submit" }?.decision == "released")
    }

    @Test(arguments: Crossing.stopped)
    func `does not arrive when it or its preflight is not the declared one, and that is named (P3)`(
        _ crossing: Crossing
    ) async throws {
        try await crossing.perform { run in
            let said = run.outcome.said
            #expect(run.outcome.end == crossing.end, "\(run.outcome)")
            #expect(crossing.words.isEmpty || said.contains(crossing.words), "\(said)")
            #expect(run.ledger.accepted.isEmpty)
            let arrived = run.ledger.arrivals.filter { $0.path == "/requests/submit" && $0.method != "OPTIONS" }
            #expect(arrived.isEmpty)
        }
    }

    @Test(arguments: Crossing.once)
    func `leaves once, whatever the page or the browser sends again (P2, P4)`(_ crossing: Crossing) async throws {
        try await crossing.perform { run in
            #expect(run.outcome.end == crossing.end, "\(run.outcome)")
            #expect(run.ledger.accepted.count == crossing.accepted)
            let arrived = run.ledger.arrivals.filter { $0.path == "/requests/submit" && $0.method == "POST" }
            #expect(arrived.count == 1)
        }
    }
}
