import Foundation
import Glibc
import StagingPortal
import Submission
import Synchronization
import Testing

/// The whole process stands still (SIGSTOP) for longer than a permit counts; CLOCK_BOOTTIME goes on.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A run that does not go through because it stood still` {
    /// Longer than the 5 s that a permit counts.
    private static let seconds = 6

    /// Stops this process, and has another let it go on.
    private static func standStill() {
        let waker = Process()
        waker.executableURL = URL(filePath: "/bin/sh")
        waker.arguments = ["-c", "sleep \(seconds); kill -CONT \(getpid())"]
        guard (try? waker.run()) != nil else { return }
        // To this thread: it stands still before it goes on, and all others with it.
        raise(SIGSTOP)
    }

    @Test(arguments: ["entry", "commit", "release"], [(1, Expectation.End.confirmed), (3, .halted)])
    func `reads the facts of a gate again, three times in all, and releases nothing on old ones (P1)`(
        _ gate: String, _ stands: (times: Int, end: Expectation.End)
    ) async throws {
        let judged = Atomic(0)
        try await PortalRun.perform(
            observe: { event, _, _ in
                guard case .gateJudged(let report) = event, report.purpose == gate else { return }
                if judged.add(1, ordering: .relaxed).newValue <= stands.times { Self.standStill() }
            },
            check: { run in
                #expect(run.outcome.end == stands.end, "\(run.outcome.said)")
                #expect(judged.load(ordering: .relaxed) == min(stands.times + 1, 3))
                let sent = stands.end == .confirmed ? 1 : 0
                #expect(run.ledger.accepted.count == sent)
                #expect(run.ledger.arrivals.filter { $0.path.hasSuffix("/submit") }.count == sent)
                if sent == 0 { #expect(run.outcome.said.contains("older than policy allows"), "\(run.outcome.said)") }
            })
    }

    @Test func `reads the facts after it, and goes on by them (P1)`() async throws {
        try await PortalRun.perform(
            observe: { event, _, _ in
                if case .commit(let step) = event, step == "held" { Self.standStill() }
            },
            check: { run in
                #expect(run.outcome.end == .confirmed, "\(run.outcome.said)")
                #expect(run.ledger.accepted.count == 1)
            })
    }
}
