import Testing

@testable import Governance

/// One change to a decision that stands, and the rule that then refuses.
struct HoldCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: String
    let finding: HoldDecision.Finding
    let change: @Sendable (inout HoldDecision, inout HoldFacts) -> Void

    init(
        _ description: String, _ rule: String, _ finding: HoldDecision.Finding = .notSubmitted,
        change: @escaping @Sendable (inout HoldDecision, inout HoldFacts) -> Void
    ) {
        testDescription = description
        self.rule = rule
        self.finding = finding
        self.change = change
    }
}

extension HoldFacts {
    /// A run held an hour ago, looked up a minute ago with nothing found.
    static let good = HoldFacts(
        now: .noon, run: "7f3a", state: "held", isDecided: false, releasedAt: .hours(-1), operatorID: "o.ops",
        packet: .good, registry: .good, lookUps: [LookUp(at: .seconds(-60), candidates: [])], quietPeriod: 600_000,
        earlier: [])
}

extension HoldDecision {
    static func good(_ finding: Finding, by person: RegisteredPerson) -> HoldDecision {
        HoldDecision(
            run: "7f3a", finding: finding, request: finding.namesRequest ? "CR-104233" : nil,
            reason: "Read out by the portal's operator.", statement: finding == .notSubmitted ? hex("77") : nil,
            person: person.person.id, decided: .noon,
            signature: .valid(
                certificateSHA256: person.certificates[0], notBefore: .hours(-24), notAfter: .hours(24)))
    }
}

@Suite struct `A decision about a hold` {
    private let owner: RegisteredPerson
    private let reviewer: RegisteredPerson
    private let facts: HoldFacts

    init() {
        let packet = Packet.good
        owner = RegisteredPerson(person: packet.handover.owner, roles: [], certificates: [hex("f1")])
        reviewer = RegisteredPerson(person: packet.handover.reviewer, roles: [], certificates: [hex("f2")])
        var facts = HoldFacts.good
        facts.registry.persons += [owner, reviewer]
        self.facts = facts
    }

    @Test(arguments: [HoldDecision.Finding.submitted, .submittedElsewhere])
    func `that it was submitted needs one entitled person`(finding: HoldDecision.Finding) {
        #expect(HoldRules.judge(.good(finding, by: owner), facts) == .decided)
    }

    @Test func `that it was not submitted needs two persons`() {
        #expect(HoldRules.judge(.good(.notSubmitted, by: owner), facts) == .awaitsSecondPerson)
        var facts = facts
        facts.earlier = [.good(.notSubmitted, by: owner)]
        #expect(HoldRules.judge(.good(.notSubmitted, by: reviewer), facts) == .decided)
    }

    @Test func `is not agreed to by the same person twice, by another account, or over another statement`() {
        var facts = facts
        facts.earlier = [.good(.notSubmitted, by: owner)]
        #expect(HoldRules.judge(.good(.notSubmitted, by: owner), facts) == .awaitsSecondPerson)

        var other = HoldDecision.good(.notSubmitted, by: reviewer)
        other.statement = hex("78")
        #expect(HoldRules.judge(other, facts) == .awaitsSecondPerson)

        var account = reviewer
        account.person.email = owner.person.email
        facts.registry.persons = facts.registry.persons.filter { $0.person.id != reviewer.person.id } + [account]
        #expect(HoldRules.judge(.good(.notSubmitted, by: account), facts) == .awaitsSecondPerson)
    }

    @Test func `may find that the portal closed what was confirmed`() {
        var facts = facts
        facts.state = "confirmed"
        #expect(HoldRules.judge(.good(.closed, by: owner), facts) == .decided)
    }

    @Test func `may correct another decision, never the portal's own word`() {
        var facts = facts
        facts.state = "confirmed"
        facts.earlier = [.good(.notSubmitted, by: owner)]
        let correction = HoldDecision.good(.notSubmitted, by: reviewer)
        #expect(rules(HoldRules.judge(correction, facts)) == ["hold.state"])
        facts.isDecided = true
        #expect(HoldRules.judge(correction, facts) == .decided)
    }

    @Test func `that it was closed is corrected by another`() {
        var facts = facts
        facts.state = "closed"
        #expect(HoldRules.judge(.good(.submitted, by: owner), facts) == .decided)
        #expect(rules(HoldRules.judge(.good(.closed, by: owner), facts)) == ["hold.state"])
    }

    @Test func `needs no look-up where the portal has none`() {
        var facts = facts
        facts.lookUps = []
        facts.quietPeriod = nil
        #expect(HoldRules.judge(.good(.notSubmitted, by: owner), facts) == .awaitsSecondPerson)
    }

    static let refused: [HoldCase] = [
        HoldCase("a broken signature", "hold.signed") { decision, _ in decision.signature = .invalid("it is broken") },
        HoldCase("a key of another person", "hold.signed") { decision, _ in
            decision.signature = .valid(
                certificateSHA256: hex("f2"), notBefore: .hours(-24), notAfter: .hours(24))
        },
        HoldCase("a certificate that has expired", "hold.signed") { decision, _ in
            decision.signature = .valid(
                certificateSHA256: hex("f1"), notBefore: .hours(-24), notAfter: .hours(-1))
        },
        HoldCase("a key that two persons share", "hold.signed") { _, facts in
            facts.registry.persons.append(
                RegisteredPerson(person: .named("x.other"), roles: [], certificates: [hex("f1")]))
        },
        HoldCase("the requester", "hold.person") { decision, facts in
            facts.packet.requester = facts.registry.known(decision.person)
        },
        HoldCase("the requester under another account", "hold.person") { decision, facts in
            facts.packet.requester.email = facts.registry.known(decision.person).email
        },
        HoldCase("somebody else", "hold.person") { decision, facts in
            facts.packet.handover.owner = .named("n.new")
            facts.packet.owner = .named("n.new")
        },
        HoldCase("another run", "hold.state") { decision, _ in decision.run = "9c11" },
        HoldCase("a run that sent nothing", "hold.state") { _, facts in facts.state = "halted" },
        HoldCase("closed while held", "hold.state", .closed) { _, _ in },
        HoldCase("no reason", "hold.grounds") { decision, _ in decision.reason = " " },
        HoldCase("no request named", "hold.grounds", .submitted) { decision, _ in decision.request = nil },
        HoldCase("another request than the portal shows", "hold.grounds", .submitted) { _, facts in
            facts.lookUps[0].candidates = ["CR-104999"]
        },
        HoldCase("no statement", "hold.grounds") { decision, _ in decision.statement = nil },
        HoldCase("no look-up", "hold.grounds") { _, facts in facts.lookUps = [] },
        HoldCase("a look-up inside the quiet period", "hold.grounds") { _, facts in
            facts.releasedAt = .seconds(-300)
        },
        HoldCase("a look-up that is too old", "hold.grounds") { _, facts in
            facts.lookUps[0].at = .seconds(-1000)
        },
        HoldCase("a candidate with the same key", "hold.grounds") { _, facts in
            facts.lookUps[0].candidates = ["CR-104233"]
        },
    ]

    @Test(arguments: refused) func `is refused for`(_ holdCase: HoldCase) {
        var facts = facts
        var decision = HoldDecision.good(holdCase.finding, by: owner)
        holdCase.change(&decision, &facts)
        #expect(rules(HoldRules.judge(decision, facts)) == [holdCase.rule])
    }

    @Test func `with several faults names them all (P10)`() {
        var decision = HoldDecision.good(.notSubmitted, by: owner)
        decision.reason = ""
        decision.statement = nil
        decision.run = "9c11"
        var facts = facts
        facts.lookUps[0].candidates = ["CR-104233"]
        guard case .refused(let refusals) = HoldRules.judge(decision, facts) else {
            Issue.record("not refused")
            return
        }
        #expect(refusals.count == 4)
        #expect(refusals.allSatisfy { !$0.fact.isEmpty && !$0.source.isEmpty && !$0.remedy.isEmpty })
    }

    private func rules(_ verdict: HoldVerdict) -> [String] {
        guard case .refused(let refusals) = verdict else { return ["\(verdict)"] }
        return refusals.map(\.rule)
    }
}
