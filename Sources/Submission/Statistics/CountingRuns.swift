import Evidence
import Foundation
package import Governance
import PKI

/// Counts the runs of this installation's journal.
package struct CountingRuns: Sendable {
    private let configuration: Configuration
    private let since: Instant?
    private let environments: Set<String>

    /// Counts runs that began at `since` or later, in these environments; none named is all but `staging`.
    package init(_ configuration: Configuration, since: Instant? = nil, environments: [String] = []) {
        self.configuration = configuration
        self.since = since
        self.environments = Set(environments)
    }

    /// The figures.
    ///
    /// - Throws: `Failure` where the journal cannot be read or is not what it was.
    package func count() throws(Failure) -> RunStatistics {
        let all: [RecordedRun]
        do {
            all = try recorded()
        } catch {
            throw Failure(what: "\(error)", remedy: "the journal at \(configuration.journal), readable and whole")
        }
        let counted = all.filter { run in since.map { run.started >= $0 } ?? true }
        return RunStatistics(counted, environments: environments, since: since?.description)
    }

    private func recorded() throws -> [RecordedRun] {
        guard FileManager.default.fileExists(atPath: configuration.journal) else { return [] }
        let journal = try configuration.openJournal()
        return try journal.runs(limit: Int(Int32.max)).map { run in
            RecordedRun(run, try journal.entries(of: run.run), bundle: bundle)
        }
    }

    /// Where a seal is on record, its list of sums must lie where the run's evidence is, as it was sealed.
    private func bundle(of run: RunSummary, _ seal: JSON?) -> RecordedRun.Bundle {
        guard let seal else { return .unsealed }
        let file = run.evidence(below: configuration.evidence) + "/SHA256SUMS"
        guard let sums = FileManager.default.contents(atPath: file),
            SHA256Digest(of: Array(sums)).hex == seal["sums"]?.string
        else { return .missing }
        return seal["grade"]?.string == "complete" ? .complete : .incomplete
    }
}
