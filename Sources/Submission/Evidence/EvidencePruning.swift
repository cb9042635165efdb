package import Evidence
import Foundation
import Governance
import PKI

/// Removes evidence whose time is over, and nothing else.
package struct EvidencePruning: Sendable {
    /// What is to become of one run's evidence.
    package struct Line: Codable, Hashable, Sendable {
        /// Name of the run.
        package let run: String
        /// `kept`, `over` or `removed`.
        package let verdict: String
        /// Why it stays, or since when its time is over.
        package let reason: String
        /// Folder of the bundle.
        package let evidence: String
    }

    private let configuration: Configuration

    /// Prunes by the configuration's `retention`, never sooner than two years.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Judges every run whose evidence is there; removes what is over only where `isMeant`.
    ///
    /// The journal is told before a folder goes.
    ///
    /// - Throws: `Failure` where journal or disk refuse.
    package func perform(
        isMeant: Bool, at now: Timestamp = Timestamp(milliseconds: Instant.now.milliseconds)
    ) throws(Failure) -> [Line] {
        do {
            let journal = try configuration.openJournal()
            return try journal.runs(limit: Int(Int32.max)).compactMap { try line($0, journal, isMeant, now) }
        } catch {
            throw Failure(what: "\(error)", remedy: "journal and evidence, readable and whole")
        }
    }

    private func line(_ run: RunSummary, _ journal: Journal, _ isMeant: Bool, _ now: Timestamp) throws -> Line? {
        let path = run.evidence(below: configuration.evidence)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let addenda = EvidenceVerification.addenda(of: path, run: run.run)
        let report = EvidenceVerification.verify(folder: path, trusting: [], run: run.run)
        switch Retention.judge(run, addenda: addenda, length: configuration.retention, now: now) {
        case .keep(let reason): return Line(run: run.run, verdict: "kept", reason: reason, evidence: path)
        case .over where !report.passed:
            return Line(
                run: run.run, verdict: "kept", reason: "it does not verify: somebody has to look", evidence: path)
        case .over(let end):
            guard isMeant else { return Line(run: run.run, verdict: "over", reason: "since \(end)", evidence: path) }
            let body = ["path": path, "since": "\(end)"]
            try journal.append(
                JournalEntry(
                    run: run.run, kind: .pruned, at: now.milliseconds, body: .object(body.mapValues { .string($0) })))
            try FileManager.default.removeItem(atPath: path)
            return Line(run: run.run, verdict: "removed", reason: "its time was over \(end)", evidence: path)
        }
    }
}
