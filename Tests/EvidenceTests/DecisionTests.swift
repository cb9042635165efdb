import Evidence
import PKI
import Testing

/// A run that was let go and whose outcome is unknown, and what persons may make of it.
@Suite(.timeLimit(.minutes(10))) struct `A decision about a held run` {
    private let journal: Journal

    init() throws {
        journal = try Journal(path: nil)
        for run in ["first", "second"] { try journal.begin(run) }
        try journal.take("first", to: [.claimed, .intent, .release])
        try journal.settle(run: "first", as: .held, at: 2, body: [:])
    }

    private func decide(_ state: RunState?, at: Int64 = 3) throws {
        try journal.decide(JournalDecision(run: "first", body: ["by": "ruth.adler"], state: state), at: at)
    }

    private var isFree: Bool {
        get throws { try journal.claim(SampleRun.claim("second"), at: 9) == .granted }
    }

    @Test func `frees its key only when it was not submitted (P2, P4)`() throws {
        try decide(.notSubmitted)
        #expect(try journal.run("first")?.state == .notSubmitted)
        #expect(try isFree)
    }

    @Test(arguments: [RunState.confirmed, nil]) func `keeps its key otherwise (P2)`(state: RunState?) throws {
        try decide(state)
        #expect(try journal.run("first")?.state == state ?? .held)
        #expect(try !isFree)
    }

    @Test func `frees the key of a submitted request once the portal has closed it`() throws {
        try decide(.confirmed)
        try decide(.closed, at: 4)
        #expect(try isFree)
    }

    @Test func `is corrected by another, and the key is taken again`() throws {
        try decide(.notSubmitted)
        try decide(.confirmed, at: 4)
        #expect(try !isFree)
        _ = try journal.verify()
    }

    @Test func `that it was closed is corrected too, unless another run has the key meanwhile (P2)`() throws {
        try decide(.confirmed)
        try decide(.closed, at: 4)
        try decide(.confirmed, at: 5)
        #expect(try !isFree)
        try decide(.closed, at: 6)
        #expect(try isFree)
        #expect(throws: JournalError.self) { try decide(.confirmed, at: 7) }
        #expect(try journal.run("first")?.state == .closed)
        _ = try journal.verify()
    }

    @Test func `cannot take back a key that another run has meanwhile (P2)`() throws {
        try decide(.notSubmitted)
        #expect(try isFree)
        #expect(throws: JournalError.self) { try decide(.confirmed, at: 4) }
        #expect(try journal.run("first")?.state == .notSubmitted)
    }

    @Test(arguments: [RunState.running, .refused, .rehearsed, .halted, .failed, .held, .closed])
    func `makes it nothing else, and then nothing is recorded`(state: RunState) throws {
        let before = try journal.entries(of: "first").count
        #expect(throws: JournalError.self) { try decide(state) }
        #expect(try journal.entries(of: "first").count == before)
    }

    @Test(arguments: [RunState.notSubmitted, .closed]) func `is never the run's own end`(state: RunState) throws {
        #expect(throws: JournalError.self) { try journal.settle(run: "second", as: state, at: 3, body: [:]) }
    }

    @Test(arguments: [RunState.refused, .halted, .failed]) func `has no place on a run that sent nothing`(
        state: RunState
    ) throws {
        try journal.settle(run: "second", as: state, at: 3, body: [:])
        #expect(throws: JournalError.self) {
            try journal.decide(JournalDecision(run: "second", body: [:], state: .confirmed), at: 4)
        }
    }
}
