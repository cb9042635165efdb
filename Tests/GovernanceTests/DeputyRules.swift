import Governance
import Testing

/// Deputies: by their own key, within bounds, never in two roles.
@Suite struct DeputyRules {
    static let cases: [RuleCase] = [
        .permits("approvals.deputy", "within role, scope and dates") { $0.approveByDeputy() },
        .permits("approvals.deputy", "one of two deputyships fits") {
            $0.approveByDeputy()
            var ended = $0.registry.persons[4].deputyships[0]
            ended.until = .hours(-10)
            $0.registry.persons[4].deputyships.insert(ended, at: 0)
        },
        .refuses("approvals.deputy", "does not say for whom", "\(title) is by a deputy and does not say for whom.") {
            $0.approveByDeputy()
            $0.approvals[2].deputyFor = nil
        },
        .refuses("approvals.deputy", "of somebody else", "\(title) is by nobody's deputy in this role.") {
            $0.approveByDeputy()
            $0.approvals[2].deputyFor = "w.owner"
        },
        .refuses("approvals.deputy", "in another role", "\(title) is by nobody's deputy in this role.") {
            $0.approveByDeputy { $0.role = "release-integrity-owner" }
        },
        .refuses("approvals.deputy", "given before it began", "\(title) was given outside the deputyship's dates.") {
            $0.approveByDeputy { $0.from = .hours(-1) }
        },
        .refuses("approvals.deputy", "given as it ended", "\(title) was given outside the deputyship's dates.") {
            $0.approveByDeputy { $0.until = .hours(-2) }
        },
        .refuses("approvals.deputy", "ended since", "\(title) is by a deputyship that has ended.") {
            $0.approveByDeputy { $0.until = .noon }
        },
        .refuses("approvals.deputy", "another environment", "\(title) is outside the deputyship's environments.") {
            $0.approveByDeputy { $0.environments = ["staging"] }
        },
        .refuses("approvals.deputy", "another profile", "\(title) is outside the deputyship's profiles.") {
            $0.approveByDeputy { $0.profiles = ["timestamping"] }
        },
        .refuses(
            "approvals.deputy", "a deputy of a deputy",
            "\(title) is given for a person who does not hold the role: a deputyship cannot be handed on."
        ) {
            $0.approveByDeputy { $0.principal = "w.other" }
            $0.approvals[2].deputyFor = "w.other"
            $0.registry.persons.append(
                RegisteredPerson(
                    person: .named("w.other"), roles: [], certificates: [],
                    deputyships: $0.registry.persons[4].deputyships))
        },
        .refuses(
            "approvals.deputy", "the principal by another account", "\(title) is by a deputy who is the principal."
        ) {
            $0.approveByDeputy()
            $0.registry.persons[4].person.email = "D.CAD@example.com"
        },
        .refuses(
            "approvals.deputy", "the principal asked for it",
            "\(title) is given for the person who asked for the certificate."
        ) {
            $0.approveByDeputy()
            $0.packet.requester = .named("d.cad")
        },
        .refuses(
            "approvals.deputy", "the principal approved in another role",
            "\(title) is given for the person who approved in another role."
        ) {
            $0.approveByDeputy()
            $0.registry.persons[2].roles.append("release-integrity-owner")
            $0.approvals[0].person = "d.cad"
            $0.approvals[0].signature = .valid(
                certificateSHA256: Role.caDelegate.certificate, notBefore: .hours(-9), notAfter: .hours(9))
            $0.packet.approvers[0].person = "d.cad"
        },
        .refuses(
            "approvals.persons", "a deputy in a second role",
            "One person approved in two roles: release integrity owner and CA delegate."
        ) {
            $0.approveByDeputy()
            $0.registry.persons[4].roles = ["release-integrity-owner"]
            $0.approvals[0].person = "p.dep"
            $0.approvals[0].signature = $0.approvals[2].signature
            $0.packet.approvers[0].person = "p.dep"
        },
        .refuses(
            "approvals.signature", "a deputy with the principal's key",
            "The CA delegate's approval is not signed with a key that is Name of p.dep's alone."
        ) {
            $0.approveByDeputy()
            $0.approvals[2].signature = .valid(
                certificateSHA256: Role.caDelegate.certificate, notBefore: .hours(-9), notAfter: .hours(9))
        },
    ]

    private static let title = "The CA delegate's approval"

    @Test(arguments: cases) func `deputies act by their own key, within bounds, in one role (P1, P10)`(
        _ example: RuleCase
    ) { example.check() }
}

extension Facts {
    /// The CA delegate's approval by a deputy.
    mutating func approveByDeputy(_ change: (inout Deputyship) -> Void = { _ in }) {
        var held = Deputyship(
            principal: "d.cad", role: "ca-delegate", environments: ["production"], profiles: [], from: .hours(-48),
            until: .hours(48))
        change(&held)
        registry.persons[4].deputyships = [held]
        approvals[2].person = "p.dep"
        approvals[2].deputyFor = "d.cad"
        approvals[2].signature = .valid(certificateSHA256: hex("e5"), notBefore: .hours(-9), notAfter: .hours(9))
        packet.approvers[2].person = "p.dep"
    }
}
