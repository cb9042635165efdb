import GRDB
import PKI

/// A run that was found interrupted, and what it was found to be.
package struct RecoveredRun: Sendable, Hashable {
    package let run: String
    /// `.held` where its request may have left, `.halted` where it provably did not.
    package let state: RunState
    package let reason: String
}

extension Journal {
    /// Settles every run that is still open though its process is gone; durable when it returns.
    ///
    /// With a release on record it is held, since nobody knows what the portal did; without one nothing was sent.
    package func recover(
        at: Int64, isAlive: (ProcessIdentity) -> Bool = \.isAlive
    ) throws(JournalError) -> [RecoveredRun] {
        try write("recover") { database in
            var recovered: [RecoveredRun] = []
            for run in try RunQuery.running(in: database) {
                if let process = run.subject.process, isAlive(process) { continue }
                let found = Self.classified(run)
                let body: JSON = ["reason": .string(found.reason), "recovered": true]
                try Settlement(run: run.run, state: found.state, at: at, body: body).record(in: database)
                recovered.append(found)
            }
            return recovered
        }
    }

    private static func classified(_ run: RunSummary) -> RecoveredRun {
        run.releasedAt == nil
            ? RecoveredRun(run: run.run, state: .halted, reason: "interrupted before the release: provably not sent")
            : RecoveredRun(run: run.run, state: .held, reason: "interrupted after the release: outcome unknown")
    }
}
