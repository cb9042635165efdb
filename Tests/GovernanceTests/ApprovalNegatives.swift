import Governance
import Testing

/// Every way in which approvals were seen to go wrong elsewhere, each refused for its own reason.
@Suite struct ApprovalNegatives {
    struct Negative: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Rule that refuses.
        let rule: String
        /// Words of its message.
        let words: String
        /// Whether the first gate permits, and only the gate before the commit refuses.
        let isLate: Bool
        let change: @Sendable (inout Facts) -> Void

        init(
            _ name: String, _ rule: String, _ words: String, late: Bool = false,
            _ change: @escaping @Sendable (inout Facts) -> Void
        ) {
            (testDescription, self.rule, self.words, isLate, self.change) = (name, rule, words, late, change)
        }
    }

    static let negatives: [Negative] = [
        Negative("one person by two accounts", "approvals.persons", "One person approved in two roles") {
            $0.registry.persons[2].person.id = "R.RIO"
            $0.approvals[2].person = "R.RIO"
            $0.packet.approvers[2].person = "R.RIO"
        },
        Negative("one address in another case", "approvals.persons", "One person approved in two roles") {
            $0.registry.persons[2].person.email = "R.RIO@example.com"
        },
        Negative("a deputy who is the principal", "approvals.deputy", "who is the principal") {
            $0.approveByDeputy()
            $0.registry.persons[4].person.email = "D.CAD@example.com"
        },
        Negative("the operator approves", "approvals.requester", "who runs this submission") {
            $0.registry.persons[3].person.email = "R.Rio@example.com"
        },
        Negative("older than its role allows", "approvals.expiry", "is too old") {
            $0.policy.approvalMaximumAgeByRole = ["ca-delegate": 3_600_000]
        },
        Negative("before the request was locked", "approvals.locked", "before the request was locked") {
            $0.recorded.lockedAt = .hours(-1)
        },
        Negative("dated in the future", "approvals.expiry", "is dated in the future") {
            $0.approvals[2].decided = .seconds(6)
        },
        Negative("for another digest", "approvals.digest", "is for another packet") {
            $0.approvals[2].packetDigest = hex("92")
        },
        Negative("right digest, older version", "approvals.digest", "is for another packet") {
            $0.approvals[2].version = 3
        },
        Negative("withdrawn between the gates", "approvals.decision", "withdrew the approval", late: true) {
            $0.approvals[2].decision = .withdrawn
        },
        Negative("exchanged between the gates", "approvals.unchanged", "added or exchanged", late: true) {
            $0.approvals[2].sha256 = hex("ee")
        },
        Negative("a record from a cache", "record.fresh", "read too long ago", late: true) {
            $0.recorded.readAt = .seconds(-6)
        },
        Negative("a record rolled back", "record.version", "went back to an older version", late: true) {
            $0.seen.recordVersion = 5
        },
        Negative("a record out of reach", "record.state", "cannot be read", late: true) {
            $0.record = .unreadable(source: "record", reason: "no answer within 5 s")
        },
        Negative("one role twice, two verdicts", "approvals.roles", "which one counts cannot be known") {
            $0.approvals.append($0.approvals[2])
            $0.approvals[3].decision = .rejected
        },
        Negative("an unknown role", "approvals.roles", "There is no role “auditor”") {
            $0.approvals[2].role = "auditor"
        },
        Negative("a key that was revoked", "approvals.signature", "is not signed with a key", late: true) {
            $0.registry.persons[2].certificates = []
        },
        Negative("a key that has expired", "approvals.expiry", "by a certificate that has expired", late: true) {
            $0.approvals[2].signature = .valid(
                certificateSHA256: Role.caDelegate.certificate, notBefore: .hours(-9), notAfter: .seconds(-1))
        },
        Negative("a window that opens later", "window.open", "opens in 1 h") {
            $0.packet.window.opens = .hours(1)
        },
        Negative("a window that closed before the second gate", "window.open", "closed", late: true) {
            $0.packet.window.closes = .seconds(-1)
        },
        Negative("a window that closes during the fill", "window.open", "too soon", late: true) {
            $0.packet.window.closes = .seconds(30)
        },
        Negative("superseded", "record.state", "was superseded") { $0.recorded.supersededBy = "CR-2300" },
        Negative("a record of a newer form", "record.schema", "form that is not known") {
            $0.record = .unknownSchema(source: "record", found: "countersign.record/2")
        },
        Negative("a look-alike letter in a role", "approvals.roles", "“c\\u{430}-delegate”") {
            $0.approvals[2].role = "c\u{430}-delegate"
        },
        Negative("a look-alike letter in a name", "approvals.signature", "whom the registry does not know") {
            $0.approvals[2].person = "d.c\u{430}d"
        },
    ]

    @Test(arguments: negatives) func `an approval that went wrong is refused for its own reason (P1, P10)`(
        _ negative: Negative
    ) {
        let entry: Facts = negative.isLate ? .good : .good.changed(negative.change)
        let first = Gate.standard.examine(entry).flatMap(\.refusals)
        let second = Gate.standard.examine(.good.signedIn().changed(negative.change), for: .commit).flatMap(\.refusals)
        #expect(first.isEmpty == negative.isLate)
        #expect(second.contains { $0.rule == negative.rule && $0.message.contains(negative.words) }, "\(second)")
        #expect(negative.isLate || first.contains { $0.rule == negative.rule && $0.message.contains(negative.words) })
    }

    @Test(arguments: [
        "2026-11-23T12:00:00", "2026-11-23 12:00:00Z", "2026-11-23T24:00:00Z", "2026-06-30T23:59:60Z",
        "2016-12-31T23:59:60+00:00",
    ])
    func `a time without a zone, a leap second and 24:00 are no times (P10)`(_ text: String) {
        #expect(Instant(iso8601: text) == nil)
    }
}
