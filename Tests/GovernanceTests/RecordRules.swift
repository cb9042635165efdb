import Governance
import Testing

/// What the record says beside its state: form, version, checklist, conflicts, investigations, and when it was locked.
@Suite struct RecordRules {
    static let cases: [RuleCase] = [
        .refuses(
            "record.schema", "newer than is known",
            "The record has a form that is not known here; nothing of it was believed.", others: ["approvals.roles"]
        ) {
            $0.record = .unknownSchema(source: "record.json", found: "countersign.record/2")
            $0.approvals = []
        },
        .permits("record.schema", "known") { $0.recorded.source = "record.json" },

        .refuses(
            "record.version", "rolled back",
            "The record went back to an older version; it may be a copy, or was rolled back."
        ) { $0.seen.recordVersion = 5 },
        .permits("record.version", "the same again") { $0.seen.recordVersion = 4 },
        .permits("record.version", "risen") { $0.seen.recordVersion = 3 },

        .refuses("record.prerequisites", "missing", "The checklist has no item “tests”.") {
            $0.policy.profiles[0].prerequisites = ["tests"]
        },
        .refuses("record.prerequisites", "open", "The checklist's item “tests” is not done.") {
            $0.demandTests()
            $0.recorded.prerequisites[0].state = "open"
        },
        .refuses("record.prerequisites", "a state nobody knows", "The checklist's item “tests” is not done.") {
            $0.demandTests()
            $0.recorded.prerequisites[0].state = "Done"
        },
        .refuses(
            "record.prerequisites", "an item nobody knows", "Nobody knows what the checklist's item “tests” asks for."
        ) {
            $0.demandTests()
            $0.policy.profiles[0].prerequisites = []
        },
        .refuses(
            "record.prerequisites", "by nobody, never, shown by nothing",
            "The checklist's item “tests” was done by nobody whom the registry knows.",
            "The checklist's item “tests” does not say when it was done.",
            "The checklist's item “tests” does not say what shows it."
        ) {
            $0.demandTests()
            $0.recorded.prerequisites[0] = Prerequisite(
                item: "tests", state: "done", person: "x.unknown", at: nil, sha256: nil)
        },
        .refuses("record.prerequisites", "in the future", "The checklist's item “tests” was done in the future.") {
            $0.demandTests()
            $0.recorded.prerequisites[0].at = .seconds(6)
        },
        .refuses("record.prerequisites", "twice", "The checklist has the item “tests” more than once.") {
            $0.demandTests()
            $0.recorded.prerequisites.append($0.recorded.prerequisites[0])
        },
        .permits("record.prerequisites", "done") { $0.demandTests() },

        .refuses("record.conflict", "another request", "Another request for this certificate is open.") {
            $0.recorded.conflicts = ["CR-2300"]
        },
        .permits("record.conflict", "none") { $0.recorded.conflicts = [] },

        .refuses(
            "record.investigation", "a compromise", "An investigation (compromise) touches this request."
        ) {
            $0.recorded.investigations = [Investigation(kind: "compromise", reference: "INC-9", state: "open")]
        },
        .refuses(
            "record.investigation", "a state nobody knows", "An investigation (revocation) touches this request."
        ) {
            $0.recorded.investigations = [Investigation(kind: "revocation", reference: "INC-9", state: "Cleared")]
        },
        .permits("record.investigation", "cleared") {
            $0.recorded.investigations = [Investigation(kind: "revocation", reference: "INC-9", state: "cleared")]
        },

        .refuses(
            "approvals.locked", "one approval before the last change",
            "The CA delegate's approval was given before the request was locked."
        ) {
            $0.recorded.lockedAt = .hours(-3)
            $0.approvals[2].decided = .hours(-4)
        },
        .permits("approvals.locked", "at the same moment") { $0.recorded.lockedAt = .hours(-2) },

        .refuses(
            "approvals.unchanged", "exchanged after the first gate",
            "The CA delegate's approval was added or exchanged after the first gate."
        ) { $0.seen.approvals = $0.approvals.dropLast().map(\.sha256) + [hex("ee")] },
        .refuses("approvals.unchanged", "gone since", "An approval of the first gate is gone.") {
            $0.seen.approvals = $0.approvals.map(\.sha256) + [hex("ee")]
        },
        .permits("approvals.unchanged", "in another order") {
            $0.seen.approvals = $0.approvals.reversed().map(\.sha256)
        },
    ]

    @Test(arguments: cases) func `form, version, checklist and flags of the record are judged (P1, P10)`(
        _ example: RuleCase
    ) { example.check() }
}

extension Facts {
    /// A checklist with one item, done.
    fileprivate mutating func demandTests() {
        policy.profiles[0].prerequisites = ["tests"]
        recorded.prerequisites = [
            Prerequisite(item: "tests", state: "done", person: "o.ops", at: .hours(-1), sha256: hex("cd"))
        ]
    }
}
