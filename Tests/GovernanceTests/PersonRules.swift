import Governance
import Testing

/// Who runs it, by which account, and which duties one person may have.
@Suite struct PersonRules {
    static let cases: [RuleCase] = [
        .refuses("operator.proven", "no key", "Nothing proves that “o.ops” runs this submission.") {
            $0.performer.proof = .invalid("no signer")
        },
        .refuses(
            "operator.proven", "a key that nobody registered",
            "The key that runs this submission is not “o.ops”'s alone."
        ) { $0.registry.persons[3].certificates = [] },
        .refuses(
            "operator.proven", "a key of two persons", "The key that runs this submission is not “o.ops”'s alone."
        ) { $0.registry.persons[4].certificates = [OperatorFacts.certificate] },
        .refuses("operator.proven", "an expired certificate", "The operator's certificate is not valid now.") {
            $0.performer.proof = .valid(
                certificateSHA256: OperatorFacts.certificate, notBefore: .hours(-9), notAfter: .hours(-1))
        },
        .permits("operator.proven", "one of two registered keys") {
            $0.registry.persons[3].certificates.append(hex("ef"))
        },

        .refuses("operator.started", "a service by itself", "Nothing says who started “ci.run”.") { $0.runByService() },
        .refuses(
            "operator.started", "an unknown account", "It is not known which person started “ci.run”."
        ) {
            $0.runByService()
            $0.performer.startedBy = Account(system: "gitlab", name: "nobody")
        },
        .refuses("operator.started", "another service", "It is not known which person started “ci.run”.") {
            $0.runByService()
            $0.performer.startedBy = Account(system: "staging", name: "ci")
        },
        .refuses(
            "approvals.requester", "an approver started the service",
            "The CA delegate's approval is by the person who runs this submission."
        ) {
            $0.runByService()
            $0.registry.persons[2].accounts = [Account(system: "gitlab", name: "dcad")]
            $0.performer.startedBy = Account(system: "gitlab", name: "dcad")
        },
        .permits("operator.started", "a registered person") { $0.runByService(startedBy: "oops") },

        .refuses(
            "portal.account", "somebody else's account", "The account at the portal is not “o.ops”'s alone."
        ) { $0.performer.accountSeen = "root" },
        .refuses(
            "portal.account", "an account of two persons", "The account at the portal is not “o.ops”'s alone."
        ) {
            $0.performer.accountSeen = "ops"
            $0.registry.persons[0].accounts = [Account(system: "staging", name: "ops")]
        },
        .refuses(
            "portal.account", "no account before the login",
            "The registry knows no account of “o.ops” at portal “staging”."
        ) { $0.registry.persons[3].accounts = [Account(system: "live", name: "ops")] },
        .refuses(
            "portal.account", "an account that the portal shows nowhere", "The portal does not show who is signed in."
        ) { $0.map.showsAccount = false },
        .refuses(
            "portal.account", "allowed in another environment", "The portal does not show who is signed in."
        ) { ($0.map.showsAccount, $0.policy.unshownAccountEnvironments) = (false, ["staging", "Production"]) },
        .permits("portal.account", "a portal that shows none, where the policy lets it") {
            ($0.map.showsAccount, $0.policy.unshownAccountEnvironments) = (false, ["production"])
        },
        .permits("portal.account", "the operator's own") { $0.performer.accountSeen = "ops" },

        .refuses("duties.separate", "the requester reviews", "“q.req” is both reviewer and requester.") {
            $0.packet.handover.reviewer = .named("q.req")
        },
        .refuses("duties.separate", "the operator reviews", "“o.ops” is both reviewer and operator.") {
            $0.packet.handover.reviewer = .named("o.ops")
        },
        .refuses(
            "duties.separate", "an approver reviews, by another account", "“v.rev” is both reviewer and approver."
        ) { $0.packet.handover.reviewer.email = "D.CAD@example.com" },
        .permits("duties.separate", "the owner asked for it") { $0.packet.owner = .named("q.req") },
    ]

    @Test(arguments: cases) func `operator, account and duties are judged by person (P1, P10)`(_ example: RuleCase) {
        example.check()
    }

    @Test(arguments: [Gate.Purpose.commit, .release])
    func `after the login an account that nobody saw permits nothing (P1)`(purpose: Gate.Purpose) {
        let facts = Facts.good.signedIn().changed { $0.performer.accountSeen = nil }
        let rules = Gate.standard.examine(facts, for: purpose).filter { !$0.passed }.map(\.id)
        #expect(rules == ["portal.account"])
        #expect(Gate.standard.examine(facts.signedIn(), for: purpose).flatMap(\.refusals) == [])
        let unshown = facts.changed { $0.map.showsAccount = false }
        let refused = Gate.standard.examine(unshown, for: purpose).filter { !$0.passed }.map(\.id)
        #expect(refused == ["portal.account"])
    }
}

extension Facts {
    fileprivate mutating func runByService(startedBy: String? = nil) {
        registry.persons[3].accounts = [Account(system: "gitlab", name: "oops")]
        registry.persons[5].accounts = [Account(system: "staging", name: "ci")]
        performer = OperatorFacts(
            id: "ci.run", proof: .valid(certificateSHA256: hex("e6"), notBefore: .hours(-1), notAfter: .hours(1)),
            startedBy: startedBy.map { Account(system: "gitlab", name: $0) })
    }
}
