import Evidence
import Foundation
import PKI

/// Runs as tests write them into a journal.
enum SampleRun {
    /// A minute ago: authorities stamp by the real clock.
    static let start = Int64(Date().timeIntervalSince1970 * 1000) - 60_000
    static let packetDigest = String(repeating: "9", count: 64)
    static let key = String(repeating: "5", count: 64)

    static func subject(
        _ request: String = "CR-2291", digest: String = packetDigest, process: ProcessIdentity? = .current
    ) -> RunSubject {
        RunSubject(
            requestID: request, packetVersion: 4, packetDigest: digest, portal: "staging", environment: "staging",
            operatorID: "ops.engineer", process: process)
    }

    static func claim(
        _ run: String, request: String = "CR-2291", key: String = key, portal: String = "staging",
        environment: String = "staging"
    ) -> Claim {
        Claim(run: run, portal: portal, environment: environment, spkiSHA256: key, requestID: request)
    }
}

extension Journal {
    /// Begins a run.
    func begin(_ run: String, request: String = "CR-2291", process: ProcessIdentity? = .current) throws {
        try append(SampleRun.subject(request, process: process).entry(run: run, at: SampleRun.start))
    }

    /// Adds an entry that says nothing in particular.
    @discardableResult
    func note(_ kind: EntryKind, _ run: String, body: JSON = [:]) throws -> StoredEntry {
        try append(JournalEntry(run: run, kind: kind, at: SampleRun.start, body: body))
    }

    /// Takes a run as far as `steps` go.
    func take(_ run: String, to steps: [EntryKind]) throws {
        for step in steps {
            if step == .claimed {
                _ = try claim(SampleRun.claim(run), at: SampleRun.start)
            } else {
                try note(step, run)
            }
        }
    }
}
