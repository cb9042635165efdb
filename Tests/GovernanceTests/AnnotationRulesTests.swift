import Testing

@testable import Governance

@Suite struct `What a person finds out about a run` {
    private let registry: Registry
    private let valid = SignatureState.valid(
        certificateSHA256: hex("f1"), notBefore: .hours(-24), notAfter: .hours(24))

    init() {
        var registry = Registry.good
        registry.persons.append(RegisteredPerson(person: .named("x.finder"), roles: [], certificates: [hex("f1")]))
        self.registry = registry
    }

    private func rules(
        person: String = "x.finder", note: String = "INC-77", hasEnded: Bool = true, _ signature: SignatureState
    ) -> [String] {
        AnnotationRules.judge(
            person: person, note: note, hasEnded: hasEnded, signature: signature, now: .noon, registry
        ).map(\.rule)
    }

    @Test func `counts by the person's own key, in words, after the run's end`() {
        #expect(rules(valid) == [])
    }

    @Test func `counts not otherwise, and every reason is told (P10)`() {
        #expect(rules(.invalid("broken")) == ["annotation.signed"])
        #expect(rules(person: "x.other", valid) == ["annotation.signed"])
        #expect(rules(note: " \n", valid) == ["annotation.note"])
        #expect(rules(hasEnded: false, valid) == ["annotation.state"])
        #expect(
            rules(note: "", hasEnded: false, .invalid("broken"))
                == ["annotation.signed", "annotation.note", "annotation.state"])
    }
}
