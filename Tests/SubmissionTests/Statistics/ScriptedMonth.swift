import Evidence
import Governance
import PKI

@testable import Submission

/// A month of runs, written into a journal as real runs would be.
struct ScriptedMonth {
    private let journal: Journal

    init() throws {
        journal = try Journal(path: nil)
        for run in ["done1", "done2", "done3"] { try submit(run) }
        try submit("spoilt")
        try note("spoilt", .annotation, ["finding": "correction"])
        try submit("deviating", confirmation: ["certificate": ["deviations": ["validity: two days more"]]])
        try submit("unknown", as: .held)
        try submit("decided", as: .held)
        try journal.decide(
            JournalDecision(run: "decided", body: ["finding": "submitted"], state: .confirmed), at: now)
        try refuse("stale1", rules: ["approvals.expiry"])
        try refuse("stale2", rules: ["approvals.expiry", "csr.fingerprint"])
        try refuse("taken", rules: [])
        try halt("drifted", "drift", draft: "D-1")
        try halt("queue", "queue", draft: nil)
        try halt("stopped", "interrupted", draft: "D-2")
        try begin("next", takenOverFrom: "drifted", environment: "staging")
        try journal.settle(run: "next", as: .refused, at: now, body: [:])
        try begin("rehearsal")
        try journal.settle(run: "rehearsal", as: .rehearsed, at: now, body: [:])
        try begin("running")
        try takeOver()
    }

    func statistics(environments: Set<String> = []) throws -> RunStatistics {
        let runs = try journal.runs(limit: 1000).map { run in
            RecordedRun(run, try journal.entries(of: run.run)) { _, _ in .unsealed }
        }
        return RunStatistics(runs, environments: environments, since: nil)
    }

    private let now = Instant.now.milliseconds

    /// One of the submissions went on with a draft.
    private func takeOver() throws {
        try note("done1", .draft, ["draft": "D-9", "takenOverFrom": "drifted"])
    }

    private func begin(_ run: String, takenOverFrom: String? = nil, environment: String = "production") throws {
        let subject = RunSubject(
            requestID: "CR-\(run)", packetVersion: 1, packetDigest: "00", portal: "p", environment: environment,
            operatorID: "o")
        try journal.append(subject.entry(run: run, at: now))
    }

    private func note(_ run: String, _ kind: EntryKind, _ body: JSON) throws {
        try journal.append(JournalEntry(run: run, kind: kind, at: now, body: body))
    }

    private func submit(
        _ run: String, as state: RunState = .confirmed, confirmation: JSON = ["certificate": ["deviations": []]]
    ) throws {
        try begin(run)
        let claim = Claim(
            run: run, portal: "p", environment: "production", spkiSHA256: SHA256Digest(of: Array(run.utf8)).hex,
            requestID: "CR-\(run)")
        _ = try journal.claim(claim, at: now)
        try note(run, .intent, [:])
        try note(run, .release, [:])
        if state == .confirmed { try note(run, .confirmation, confirmation) }
        try journal.settle(run: run, as: state, at: now, body: [:])
    }

    private func refuse(_ run: String, rules: [String]) throws {
        try begin(run)
        let judged = rules.map { JSON.object(["id": .string($0), "reasons": ["because"]]) }
        try note(run, .gate, ["purpose": "entry", "rules": .array(judged + [["id": "window.open", "reasons": []]])])
        try journal.settle(run: run, as: .refused, at: now, body: [:])
    }

    private func halt(_ run: String, _ kind: String, draft: String?) throws {
        try begin(run)
        try note(run, .halted, ["kind": .string(kind), "draft": draft.map { .string($0) } ?? .null])
        try journal.settle(run: run, as: .halted, at: now, body: [:])
    }
}
