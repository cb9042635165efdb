import Evidence
import Foundation
import PKI
import Testing

@Suite(.timeLimit(.minutes(10))) struct ClaimTests {
    private let journal: Journal

    init() throws {
        journal = try Journal(path: nil)
        for run in ["first", "second"] { try journal.begin(run) }
    }

    @Test(arguments: [
        ("the same key", SampleRun.claim("second", request: "CR-9")),
        ("the same request", SampleRun.claim("second", key: "6")),
        ("the same request elsewhere", SampleRun.claim("second", key: "6", portal: "other", environment: "production")),
        ("both", SampleRun.claim("second")),
    ]) func `a claim is refused while another run has either key, P2`(what: String, claim: Claim) throws {
        #expect(try journal.claim(SampleRun.claim("first"), at: 1) == .granted)
        guard case .refused(let holder) = try journal.claim(claim, at: 2) else {
            Issue.record("granted: \(what)")
            return
        }
        #expect(holder.run == "first")
        #expect(try journal.entries(of: "second").count == 1)
    }

    @Test(arguments: [
        SampleRun.claim("second", request: "CR-9", key: "6"),
        SampleRun.claim("second", request: "CR-9", portal: "other"),
        SampleRun.claim("second", request: "CR-9", environment: "production"),
    ]) func `a claim on another key and another request is granted`(claim: Claim) throws {
        #expect(try journal.claim(SampleRun.claim("first"), at: 1) == .granted)
        #expect(try journal.claim(claim, at: 2) == .granted)
    }

    @Test(arguments: RunState.allCases.filter { $0.isEnd })
    func `only an end that is provably unsent gives the claim back, P2`(state: RunState) throws {
        #expect(try journal.claim(SampleRun.claim("first"), at: 1) == .granted)
        try journal.settle(run: "first", as: state, at: 2, body: [:])
        let isFree = try journal.claim(SampleRun.claim("second"), at: 3) == .granted
        #expect(isFree == [.refused, .rehearsed, .halted, .failed].contains(state))
    }

    @Test(arguments: RunState.allCases.filter { $0.isEnd })
    func `a released run can only end confirmed or held, P4`(state: RunState) throws {
        try journal.take("first", to: [.claimed, .intent, .release])
        if state == .confirmed || state == .held {
            try journal.settle(run: "first", as: state, at: 2, body: [:])
        } else {
            #expect(throws: JournalError.self) { try journal.settle(run: "first", as: state, at: 2, body: [:]) }
        }
    }

    @Test func `a release that was withheld ends as never sent, and gives its claim back (P2, P4)`() throws {
        try journal.take("first", to: [.claimed, .intent, .release, .withheld])
        #expect(try journal.run("first")?.releasedAt == nil)
        #expect(throws: JournalError.self) { try journal.note(.release, "first") }
        try journal.settle(run: "first", as: .halted, at: 2, body: [:])
        #expect(try journal.claim(SampleRun.claim("second"), at: 3) == .granted)
    }

    @Test(
        arguments: [
            [.claimed, .intent], [.claimed, .intent, .release, .response], [.claimed, .intent, .release, .withheld],
        ] as [[EntryKind]])
    func `only a release that nothing followed can be withheld, once (P4)`(before: [EntryKind]) throws {
        try journal.take("first", to: before)
        #expect(throws: JournalError.self) { try journal.note(.withheld, "first") }
    }

    @Test func `a run ends once`() throws {
        try journal.settle(run: "first", as: .refused, at: 2, body: [:])
        #expect(throws: JournalError.self) { try journal.settle(run: "first", as: .confirmed, at: 3, body: [:]) }
        #expect(throws: JournalError.self) { try journal.claim(SampleRun.claim("first"), at: 3) }
        #expect(throws: JournalError.self) { try journal.settle(run: "second", as: .running, at: 3, body: [:]) }
        #expect(throws: JournalError.unknownRun("third")) {
            try journal.settle(run: "third", as: .failed, at: 3, body: [:])
        }
    }

    @Test(
        arguments: [
            ([], false), ([.claimed], false), ([.intent], false), ([.claimed, .intent], true),
            ([.claimed, .intent, .release], false),
        ] as [([EntryKind], Bool)])
    func `a release needs a claim and an intent, and happens once, P2`(before: [EntryKind], isAllowed: Bool) throws {
        try journal.take("first", to: before)
        if isAllowed {
            try journal.note(.release, "first")
            #expect(try journal.run("first")?.releasedAt == SampleRun.start)
        } else {
            #expect(throws: JournalError.self) { try journal.note(.release, "first") }
        }
    }

    @Test func `nothing is released after the run has ended`() throws {
        try journal.take("first", to: [.claimed, .intent])
        try journal.settle(run: "first", as: .held, at: 2, body: [:])
        #expect(throws: JournalError.self) { try journal.note(.release, "first") }
    }
}

extension RunState {
    /// Whether a run can come to this by itself.
    var isEnd: Bool { self != .running && self != .notSubmitted && self != .closed }
}
