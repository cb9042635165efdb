import Evidence
import Foundation
import Governance
import PKI

/// Drafts that runs left in a portal, and that no later run submitted.
package struct LeftDrafts: Sendable {
    /// One of them.
    package struct Line: Codable, Hashable, Sendable {
        /// The run that worked on it last.
        package let run: String
        /// Request in the governed record.
        package let request: String
        /// Version of the request.
        package let version: Int
        /// Portal.
        package let portal: String
        /// The portal's id of the draft.
        package let draft: String
        /// Where that run stands.
        package let state: String
        /// When it began, RFC 3339.
        package let started: String
    }

    private struct Place: Hashable {
        let portal: String
        let draft: String
    }

    private let configuration: Configuration

    /// Those that the configuration's journal remembers.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Every draft left behind, newest first; a draft is named once, by the last run that worked on it.
    ///
    /// Whether a person has discarded it in the portal since is not known here.
    ///
    /// - Throws: `Failure` where the journal cannot be read or is not what it was.
    package func list() throws(Failure) -> [Line] {
        guard FileManager.default.fileExists(atPath: configuration.journal) else { return [] }
        do {
            let journal = try configuration.openJournal()
            var seen: Set<Place> = []
            var lines: [Line] = []
            for run in try journal.runs(limit: Int(Int32.max)) {
                let stopped = StoppedRun(summary: run, entries: try journal.entries(of: run.run))
                guard let draft = stopped.draft,
                    seen.insert(Place(portal: run.subject.portal, draft: draft)).inserted
                else { continue }
                if !run.state.keepsClaim { lines.append(Self.line(run, draft)) }
            }
            return lines
        } catch {
            throw Failure(
                what: "\(error)", remedy: "the journal at \(configuration.journal), readable and whole")
        }
    }

    private static func line(_ run: RunSummary, _ draft: String) -> Line {
        Line(
            run: run.run, request: run.subject.requestID, version: run.subject.packetVersion,
            portal: run.subject.portal, draft: draft, state: run.state.rawValue,
            started: Instant(milliseconds: run.startedAt).description)
    }
}
