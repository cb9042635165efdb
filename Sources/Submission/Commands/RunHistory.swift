import Evidence
import Foundation
import Governance
import PKI

/// The runs that this installation remembers.
package struct RunHistory: Sendable {
    /// A run in one line.
    package struct Line: Codable, Hashable, Sendable {
        /// Name of the run.
        package let run: String
        /// Request in the governed record.
        package let request: String
        /// Version of the request.
        package let version: Int
        /// Portal.
        package let portal: String
        /// `running`, `refused`, `rehearsed`, `halted`, `confirmed`, `held` or `failed`.
        package let state: String
        /// RFC 3339.
        package let started: String
        /// RFC 3339; nil while it runs.
        package let ended: String?
        /// When its request was let go, RFC 3339; nil is: provably never sent.
        package let released: String?
        /// Folder of its evidence, if it is there.
        package let evidence: String?
    }

    /// One entry of a run's journal.
    package struct Entry: Codable, Hashable, Sendable {
        /// Place in the journal.
        package let seq: Int64
        /// RFC 3339.
        package let at: String
        /// What it records.
        package let kind: String
        /// Its body, canonical JSON.
        package let body: String
    }

    private let configuration: Configuration

    /// The history that the configuration's journal keeps.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// The newest runs, newest first; runs whose process is gone are settled first.
    ///
    /// - Throws: `Failure` where the journal cannot be read or is not what it was.
    package func runs(limit: Int) throws(Failure) -> [Line] {
        guard let journal = try open() else { return [] }
        return try reading { () throws(JournalError) in try journal.runs(limit: limit).map(line) }
    }

    /// One run with everything that was recorded of it; nil if no run has this name.
    ///
    /// - Parameter name: the run's name, or enough of its beginning.
    /// - Returns: the run in one line, and its entries.
    /// - Throws: `Failure` where the journal cannot be read or is not what it was.
    package func run(_ name: String) throws(Failure) -> (line: Line, entries: [Entry])? {
        guard let journal = try open() else { return nil }
        return try reading { () throws(JournalError) in
            guard let summary = try journal.run(name) else { return nil }
            return (line(summary), try journal.entries(of: summary.run).map(entry))
        }
    }

    private func open() throws(Failure) -> Journal? {
        guard FileManager.default.fileExists(atPath: configuration.journal) else { return nil }
        return try reading { () throws(JournalError) in
            let journal = try configuration.openJournal()
            return journal
        }
    }

    private func reading<Result>(_ body: () throws(JournalError) -> Result) throws(Failure) -> Result {
        do {
            return try body()
        } catch {
            throw Failure(
                what: error.description, remedy: "the journal at \(configuration.journal), readable and whole")
        }
    }

    private func line(_ run: RunSummary) -> Line {
        Line(
            run: run.run, request: run.subject.requestID, version: run.subject.packetVersion,
            portal: run.subject.portal, state: run.state.rawValue, started: moment(run.startedAt),
            ended: run.endedAt.map(moment), released: run.releasedAt.map(moment), evidence: evidence(of: run))
    }

    private func entry(_ stored: StoredEntry) -> Entry {
        Entry(
            seq: stored.seq, at: moment(stored.entry.at), kind: stored.entry.kind.rawValue,
            body: String(decoding: stored.entry.body.canonical(), as: UTF8.self))
    }

    private func evidence(of run: RunSummary) -> String? {
        let folder = run.evidence(below: configuration.evidence)
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }

    private func moment(_ milliseconds: Int64) -> String { Instant(milliseconds: milliseconds).description }
}
