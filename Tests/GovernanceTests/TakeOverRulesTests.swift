import Testing

@testable import Governance

/// One change to a take-over that is permitted, and the rule that then refuses.
struct TakeOverCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: String
    let change: @Sendable (inout TakeOver, inout TakeOverFacts) -> Void

    init(
        _ description: String, _ rule: String, change: @escaping @Sendable (inout TakeOver, inout TakeOverFacts) -> Void
    ) {
        testDescription = description
        self.rule = rule
        self.change = change
    }
}

@Suite struct `Taking a stopped run over` {
    private let facts: TakeOverFacts
    private let persons: [RegisteredPerson]

    init() {
        let handover = Packet.good.handover
        let people = [handover.owner, handover.reviewer] + handover.deputies + [.named("x.other")]
        persons = people.enumerated().map {
            RegisteredPerson(person: $1, roles: [], certificates: [hex("f\($0 + 1)")])
        }
        var registry = Registry.good
        registry.persons += persons
        facts = TakeOverFacts(
            now: .noon, run: "7f3a", state: "halted", isReleased: false, draft: "D-5512",
            packetDigest: hex("91"), packet: .good, registry: registry)
    }

    private func takeOver(by person: RegisteredPerson) -> TakeOver {
        TakeOver(
            run: "7f3a", packetDigest: hex("91"), person: person.person.id, reason: "The page was looked at.",
            signature: .valid(
                certificateSHA256: person.certificates[0], notBefore: .hours(-24), notAfter: .hours(24)))
    }

    @Test func `is for owner, reviewer and deputies (P8)`() {
        for person in persons.dropLast() { #expect(TakeOverRules.judge(takeOver(by: person), facts) == []) }
        #expect(TakeOverRules.judge(takeOver(by: persons[persons.count - 1]), facts).map(\.rule) == ["takeover.person"])
    }

    @Test func `is possible after a failure of our own machinery too`() {
        var facts = facts
        facts.state = "failed"
        #expect(TakeOverRules.judge(takeOver(by: persons[0]), facts) == [])
    }

    static let refused: [TakeOverCase] = [
        TakeOverCase("a broken signature", "takeover.signed") { takeOver, _ in takeOver.signature = .invalid("broken")
        },
        TakeOverCase("another person's key", "takeover.signed") { takeOver, _ in
            takeOver.signature = .valid(certificateSHA256: hex("f2"), notBefore: .hours(-1), notAfter: .hours(1))
        },
        TakeOverCase("another run", "takeover.state") { takeOver, _ in takeOver.run = "9c11" },
        TakeOverCase("a run that is held", "takeover.state") { _, facts in facts.state = "held" },
        TakeOverCase("a run that let its request go", "takeover.state") { _, facts in facts.isReleased = true },
        TakeOverCase("a run without a draft", "takeover.state") { _, facts in facts.draft = nil },
        TakeOverCase("another packet", "takeover.packet") { takeOver, _ in takeOver.packetDigest = hex("92") },
    ]

    @Test(arguments: refused) func `is refused for`(_ takeOverCase: TakeOverCase) {
        var facts = facts
        var takeOver = takeOver(by: persons[0])
        takeOverCase.change(&takeOver, &facts)
        #expect(TakeOverRules.judge(takeOver, facts).map(\.rule) == [takeOverCase.rule])
    }
}
