import Governance
import Testing

@Suite struct ApprovalRules {
    static let cases: [RuleCase] = [
        .refuses("approvals.roles", "two of three", "There is no approval by the CA delegate.") {
            $0.approvals.removeLast()
        },
        .refuses(
            "approvals.roles", "none", "There is no approval by the release integrity owner.",
            "There is no approval by the cryptography engineering manager.", "There is no approval by the CA delegate."
        ) { $0.approvals = [] },
        .refuses(
            "approvals.roles", "one role twice", "The CA delegate has 2 approvals; which one counts cannot be known."
        ) { $0.approvals.append($0.approvals[2]) },
        .refuses(
            "approvals.roles", "one role twice with different verdicts",
            "The CA delegate has 2 approvals; which one counts cannot be known.", others: ["approvals.decision"]
        ) {
            $0.approvals.append($0.approvals[2])
            $0.approvals[3].decision = .rejected
        },
        .refuses(
            "approvals.roles", "a look-alike role", "There is no approval by the CA delegate.",
            "There is no role “c\\u{430}-delegate”."
        ) { $0.approvals[2].role = "c\u{430}-delegate" },
        .permits("approvals.roles", "another order") { $0.approvals.reverse() },

        .refuses(
            "approvals.persons", "one person in two roles",
            "One person approved in two roles: release integrity owner and CA delegate."
        ) {
            $0.approvals[2].person = "r.rio"
            $0.approvals[2].signature = $0.approvals[0].signature
            $0.packet.approvers[2].person = "r.rio"
            $0.registry.persons[0].roles.append("ca-delegate")
        },
        .refuses(
            "approvals.persons", "one person in three roles",
            "One person approved in two roles: release integrity owner and cryptography engineering manager.",
            "One person approved in two roles: release integrity owner and CA delegate."
        ) {
            for number in 1...2 {
                $0.approvals[number].person = "r.rio"
                $0.approvals[number].signature = $0.approvals[0].signature
                $0.packet.approvers[number].person = "r.rio"
            }
            $0.registry.persons[0].roles = Role.allCases.map(\.rawValue)
        },
        .refuses(
            "approvals.persons", "two accounts, one address in another case",
            "One person approved in two roles: release integrity owner and CA delegate."
        ) { $0.registry.persons[2].person.email = "R.RIO@Example.com" },
        .refuses(
            "approvals.persons", "two accounts, one identity in another case",
            "One person approved in two roles: release integrity owner and CA delegate."
        ) {
            $0.registry.persons[2].person.id = "R.RIO"
            $0.approvals[2].person = "R.RIO"
            $0.packet.approvers[2].person = "R.RIO"
        },
        .refuses(
            "approvals.persons", "two persons, one key",
            "One person approved in two roles: release integrity owner and CA delegate.",
            others: ["approvals.signature"]
        ) {
            $0.approvals[2].signature = $0.approvals[0].signature
            $0.registry.persons[2].certificates = $0.registry.persons[0].certificates
        },
        .permits("approvals.persons", "addresses of one domain") {
            $0.registry.persons[2].person.email = "r.rio2@example.com"
        },

        .refuses(
            "approvals.requester", "the requester approves",
            "The CA delegate's approval is by the person who asked for the certificate."
        ) { $0.packet.requester.id = "d.cad" },
        .refuses(
            "approvals.requester", "the requester by another account",
            "The CA delegate's approval is by the person who asked for the certificate."
        ) { $0.packet.requester.email = "D.CAD@EXAMPLE.COM" },
        .refuses(
            "approvals.requester", "the operator approves",
            "The release integrity owner's approval is by the person who runs this submission.",
            others: ["operator.proven", "portal.account"]
        ) { $0.performer.id = "r.rio" },
        .refuses(
            "approvals.requester", "the operator by another account",
            "The release integrity owner's approval is by the person who runs this submission."
        ) { $0.registry.persons[3].person.email = "R.Rio@example.com" },
        .refuses(
            "approvals.requester", "an unknown operator",
            "The operator is not in the registry, so nothing shows that no approver runs this submission.",
            others: ["operator.proven", "portal.account"]
        ) { $0.performer.id = "" },
        .permits("approvals.requester", "the requester runs it") { $0.packet.requester = .named("o.ops") },

        .refuses("approvals.signature", "a signature that fails", "The CA delegate's approval is not validly signed.") {
            $0.approvals[2].signature = .invalid("CMS: verification failure")
        },
        .refuses(
            "approvals.signature", "an unregistered key",
            "The CA delegate's approval is not signed with a key that is Name of d.cad's alone."
        ) {
            $0.approvals[2].signature = .valid(
                certificateSHA256: hex("ff"), notBefore: .hours(-1), notAfter: .hours(1))
            $0.approvals[2].decided = .noon
        },
        .refuses(
            "approvals.signature", "a key of two persons",
            "The CA delegate's approval is not signed with a key that is Name of d.cad's alone."
        ) { $0.registry.persons[4].certificates = [Role.caDelegate.certificate] },
        .refuses(
            "approvals.signature", "a role not held",
            "The CA delegate's approval is by a person who does not hold that role."
        ) { $0.registry.persons[2].roles = ["release-integrity-owner"] },
        .refuses(
            "approvals.signature", "an unknown person",
            "The CA delegate's approval is by a person whom the registry does not know."
        ) {
            $0.approvals[2].person = "x.unknown"
            $0.packet.approvers[2].person = "x.unknown"
        },
        .permits("approvals.signature", "a second registered key") {
            $0.registry.persons[2].certificates.append(hex("ff"))
            $0.approvals[2].signature = .valid(
                certificateSHA256: hex("ff"), notBefore: .hours(-3), notAfter: .hours(1))
        },

        .refuses("approvals.digest", "another packet", "The CA delegate's approval is for another packet.") {
            $0.approvals[2].packetDigest = hex("92")
        },
        .refuses("approvals.digest", "an older version", "The CA delegate's approval is for another packet.") {
            $0.approvals[2].version = 3
        },
        .refuses("approvals.digest", "another request", "The CA delegate's approval is for another packet.") {
            $0.approvals[2].requestID = "CR-2292"
        },
        .permits("approvals.digest", "packet and approvals change together") {
            $0.packetDigest = hex("92")
            for number in 0...2 { $0.approvals[number].packetDigest = hex("92") }
        },

        .refuses(
            "approvals.expiry", "ended",
            "The cryptography engineering manager's approval ended 2026-11-22T18:00:00Z (18 h ago)."
        ) {
            $0.approvals[1].decided = .hours(-42)
            $0.approvals[1].expires = .hours(-18)
        },
        .refuses(
            "approvals.expiry", "ends now", "The CA delegate's approval ended 2026-11-23T12:00:00Z (less than 1 s ago)."
        ) {
            $0.approvals[2].expires = .noon
        },
        .refuses("approvals.expiry", "too old for the policy", "The CA delegate's approval is too old.") {
            $0.approvals[2].decided = .hours(-72)
        },
        .refuses("approvals.expiry", "dated in the future", "The CA delegate's approval is dated in the future.") {
            $0.approvals[2].decided = .seconds(6)
        },
        .refuses(
            "approvals.expiry", "ends before it begins",
            "The CA delegate's approval ended 2026-11-23T09:00:00Z (3 h ago).",
            "The CA delegate's approval ends before it begins."
        ) { $0.approvals[2].expires = .hours(-3) },
        .refuses(
            "approvals.expiry", "signed before the certificate began",
            "The CA delegate's approval was signed when its certificate was not valid."
        ) {
            $0.approvals[2].signature = .valid(
                certificateSHA256: Role.caDelegate.certificate, notBefore: .hours(-1), notAfter: .hours(9))
        },
        .refuses(
            "approvals.expiry", "signed after the certificate ended",
            "The CA delegate's approval was signed when its certificate was not valid."
        ) {
            $0.approvals[2].signature = .valid(
                certificateSHA256: Role.caDelegate.certificate, notBefore: .hours(-9), notAfter: .hours(-3))
        },
        .refuses(
            "approvals.expiry", "the certificate ended since",
            "The CA delegate's approval is signed by a certificate that has expired."
        ) {
            $0.approvals[2].signature = .valid(
                certificateSHA256: Role.caDelegate.certificate, notBefore: .hours(-9), notAfter: .hours(-1))
        },
        .refuses("approvals.expiry", "too old for its role", "The CA delegate's approval is too old.") {
            $0.policy.approvalMaximumAgeByRole = ["ca-delegate": 2 * 3_600_000]
        },
        .permits("approvals.expiry", "a limit for another role") {
            $0.policy.approvalMaximumAgeByRole = ["ca-delegate": 100 * 3_600_000, "auditor": 1]
        },
        .permits("approvals.expiry", "one second left") { $0.approvals[2].expires = .seconds(1) },
        .permits("approvals.expiry", "a second younger than too old") {
            $0.approvals[2].decided = Instant.hours(-72).adding(milliseconds: 1000)
        },
        .permits("approvals.expiry", "a clock 5 s ahead") { $0.approvals[2].decided = .seconds(5) },

        .refuses("approvals.decision", "rejected", "The CA delegate rejected the request.") {
            $0.approvals[2].decision = .rejected
        },
        .refuses("approvals.decision", "withdrawn", "The CA delegate withdrew the approval.") {
            $0.approvals[2].decision = .withdrawn
        },
        .refuses("approvals.decision", "rejected long ago", "The CA delegate rejected the request.") {
            $0.approvals[2].decision = .rejected
            $0.approvals[2].decided = .hours(-500)
            $0.approvals[2].expires = .hours(-400)
        },
        .permits("approvals.decision", "approved") { $0.approvals[2].decision = .approved },

        .refuses(
            "approvals.named", "another person",
            "The CA delegate's approval is by another person than the packet presents."
        ) {
            $0.packet.approvers[2].person = "n.other"
        },
        .refuses(
            "approvals.named", "nobody", "The CA delegate's approval is by another person than the packet presents."
        ) {
            $0.packet.approvers.removeLast()
        },
        .refuses("approvals.named", "one role named twice", "The packet presents 2 persons as CA delegate.") {
            $0.packet.approvers.append($0.packet.approvers[2])
        },
        .refuses(
            "approvals.named", "an unknown role",
            "The packet presents an approver in role “auditor”, which does not exist."
        ) {
            $0.packet.approvers.append($0.packet.approvers[2])
            $0.packet.approvers[3].role = "auditor"
        },
        .permits("approvals.named", "another order") { $0.packet.approvers.reverse() },
    ]

    @Test(arguments: cases) func `approvals are judged by person, key, content and time (P1, P10)`(_ example: RuleCase)
    {
        example.check()
    }
}
