import Evidence
import Governance
import PKI

/// One run as the statistics see it: what its journal says, and what became of its evidence.
struct RecordedRun: Sendable {
    /// What lies on disk for it.
    enum Bundle: Sendable, Hashable {
        case complete
        case incomplete
        /// It was sealed, and is not where it was or not what it was.
        case missing
        /// It was never sealed.
        case unsealed
    }

    let run: String
    let request: String
    let environment: String
    let started: Instant
    let state: RunState
    let isReleased: Bool
    /// What stopped it before its release, one kind each: `approvals.expiry`, `drift`.
    let caught: [Catch]
    /// The portal's id of the draft it left.
    let draft: String?
    /// The run whose draft it took up.
    let takenOverFrom: String?
    /// What persons decided about it, in order.
    let decided: [RunState]
    let wasHeld: Bool
    let findings: [Annotation.Finding]
    /// Whether the portal issued another certificate than the approved one, as the run itself found.
    let deviates: Bool
    let bundle: Bundle
}

extension RecordedRun {
    /// Reads a run; `bundle` tells what lies on disk for a seal's entry.
    init(_ summary: RunSummary, _ entries: [StoredEntry], bundle: (RunSummary, JSON?) -> Bundle) {
        let outcomes = entries.filter { $0.entry.kind == .outcome }.map(\.entry.body)
        run = summary.run
        request = summary.subject.requestID
        environment = summary.subject.environment
        started = Instant(milliseconds: summary.startedAt)
        state = summary.state
        isReleased = summary.releasedAt != nil
        caught = isReleased ? [] : Catch.all(in: entries, state: outcomes.first?["state"]?.string)
        draft = StoppedRun(summary: summary, entries: entries).draft
        takenOverFrom = entries.compactMap { $0.entry.body["takenOverFrom"]?.string }.first
        decided = outcomes.dropFirst().compactMap { $0["state"]?.string.flatMap(RunState.init) }
        wasHeld = outcomes.contains { $0["state"]?.string == RunState.held.rawValue }
        findings = entries.filter { $0.entry.kind == .annotation }
            .compactMap { $0.entry.body["finding"]?.string.flatMap(Annotation.Finding.init) }
        deviates = entries.contains {
            $0.entry.kind == .confirmation && $0.entry.body["certificate"]?["deviations"]?.array?.isEmpty == false
        }
        self.bundle = bundle(summary, entries.last { $0.entry.kind == .sealed }?.entry.body)
    }
}

/// One thing that stopped a run while nothing had been submitted.
struct Catch: Sendable, Hashable {
    /// The four sorts that owners ask for.
    enum Sort: String, Sendable, CaseIterable {
        case staleApproval = "stale approvals"
        case prerequisite = "prerequisite mismatches"
        case duplicate = "duplicates"
        case portal = "portal anomalies"
    }

    let sort: Sort
    /// The rule's identifier, or the kind of the halt.
    let kind: String
}

extension Catch {
    /// Everything that stopped a run whose first end is `state`; a person's wish to end, and our own machinery, are no catch.
    static func all(in entries: [StoredEntry], state: String?) -> [Catch] {
        switch state.flatMap(RunState.init) {
        case .refused: refusals(in: entries.last { $0.entry.kind == .gate }?.entry.body) ?? [claim]
        case .halted: halts(in: entries)
        default: []
        }
    }

    /// A refusal that no rule of the gate made: the claim was taken.
    private static let claim = Catch(sort: .duplicate, kind: "claim.free")

    private static func halts(in entries: [StoredEntry]) -> [Catch] {
        let kind = entries.last { $0.entry.kind == .halted }?.entry.body["kind"]?.string
        switch kind {
        case nil, "interrupted", "machinery": return []
        case "gate":
            let last = entries.last { $0.entry.kind == .gate || $0.entry.kind == .recheck }
            return refusals(in: last?.entry.body) ?? []
        case let kind?:
            return [Catch(sort: kind.hasPrefix("duplicate") ? .duplicate : .portal, kind: kind)]
        }
    }

    private static func refusals(in gate: JSON?) -> [Catch]? {
        let rules = gate?["rules"]?.array ?? []
        let refusing = rules.filter { !($0["reasons"]?.array ?? []).isEmpty }.compactMap { $0["id"]?.string }
        guard !refusing.isEmpty else { return nil }
        return refusing.map { Catch(sort: $0.hasPrefix("approvals.") ? .staleApproval : .prerequisite, kind: $0) }
    }
}
