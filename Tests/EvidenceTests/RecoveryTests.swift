import Evidence
import Foundation
import Testing

@Suite(.timeLimit(.minutes(10))) struct RecoveryTests {
    struct Interruption: Sendable, CustomTestStringConvertible {
        let steps: [EntryKind]
        let state: RunState

        var testDescription: String { "\(steps.map(\.rawValue)) → \(state)" }
    }

    private static let gone = ProcessIdentity(pid: 1, startTime: -1, boot: "another")

    @Test(arguments: [
        Interruption(steps: [], state: .halted),
        Interruption(steps: [.gate, .browser, .page], state: .halted),
        Interruption(steps: [.claimed], state: .halted),
        Interruption(steps: [.claimed, .intent], state: .halted),
        Interruption(steps: [.claimed, .intent, .armed, .heldRequest, .comparedRequest, .recheck], state: .halted),
        Interruption(steps: [.claimed, .intent, .release], state: .held),
        Interruption(steps: [.claimed, .intent, .release, .withheld], state: .halted),
        Interruption(steps: [.claimed, .intent, .release, .response], state: .held),
        Interruption(steps: [.claimed, .intent, .release, .response, .confirmation], state: .held),
    ]) func `an interrupted run is halted before its release and held after it, P4 P8`(run: Interruption) throws {
        let journal = try Journal(path: nil)
        try journal.begin("7f3a", process: Self.gone)
        try journal.take("7f3a", to: run.steps)
        let recovered = try journal.recover(at: 9)
        #expect(recovered.map(\.run) == ["7f3a"])
        #expect(recovered.map(\.state) == [run.state])
        #expect(try journal.run("7f3a")?.state == run.state)
        try journal.begin("next")
        let isFree = try journal.claim(SampleRun.claim("next"), at: 10) == .granted
        #expect(isFree == (run.state == .halted))
        #expect(try journal.recover(at: 11).isEmpty)
    }

    @Test func `a run whose process lives is left alone`() throws {
        let journal = try Journal(path: nil)
        try journal.begin("mine")
        try journal.begin("gone", request: "CR-2", process: Self.gone)
        #expect(try journal.recover(at: 9).map(\.run) == ["gone"])
        #expect(try journal.run("mine")?.state == .running)
    }

    @Test func `a run that was taken for dead cannot release any more, P2`() throws {
        let journal = try Journal(path: nil)
        try journal.begin("7f3a")
        try journal.take("7f3a", to: [.claimed, .intent])
        #expect(try journal.recover(at: 9) { _ in false }.map(\.state) == [.halted])
        #expect(throws: JournalError.self) { try journal.note(.release, "7f3a") }
    }

    @Test func `a run that does not say who works on it is taken for interrupted`() throws {
        let journal = try Journal(path: nil)
        try journal.begin("7f3a", process: nil)
        #expect(try journal.recover(at: 9) { _ in true }.map(\.run) == ["7f3a"])
    }

    @Test func `a process is known by its number, start and boot`() throws {
        let own = try #require(ProcessIdentity.current)
        #expect(own.isAlive)
        #expect(!ProcessIdentity(pid: own.pid, startTime: own.startTime + 1, boot: own.boot).isAlive)
        #expect(!ProcessIdentity(pid: own.pid, startTime: own.startTime, boot: "another").isAlive)
    }

    @Test func `a process that has ended is not alive`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/cat")
        process.standardInput = Pipe()
        try process.run()
        let identity = try #require(ProcessIdentity.of(pid: Int64(process.processIdentifier)))
        #expect(identity.isAlive)
        // Not terminate(): a child may have inherited a mask that holds SIGTERM back.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(!identity.isAlive)
    }
}
