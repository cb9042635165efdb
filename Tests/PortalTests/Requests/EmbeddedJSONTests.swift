import Testing

@testable import Portal

/// A form's hidden field that holds a JSON text written by the page's script.
@Suite(.timeLimit(.minutes(10)))
struct EmbeddedJSONTests {
    private static let expected = [
        ExpectedField(
            name: "names",
            values: .json([
                ExpectedField(name: "/0/type", values: .exactly(["DNS"])),
                ExpectedField(name: "/0/value", values: .exactly(["a.example"])),
            ])),
        ExpectedField(name: "policies", values: .json([])), ExpectedField(name: "relative", values: .exactly([""])),
    ]

    private static func compare(_ names: String, policies: String = "[]", relative: String? = "") -> [Mismatch] {
        let others = relative.map { [BodyField(name: "relative", value: $0)] } ?? []
        return BodyComparison.compare(
            [BodyField(name: "names", value: names), BodyField(name: "policies", value: policies)] + others,
            against: expected)
    }

    @Test(arguments: [#"[{"type":"DNS","value":"a.example"}]"#, #"[ { "value": "a.example", "type": "DNS" } ]"#])
    func `P3 a JSON text in a field is compared leaf by leaf, however it is laid out`(names: String) {
        #expect(Self.compare(names) == [])
    }

    @Test(arguments: [
        ("[]", "names/0/type", Mismatch.Kind.missing), ("", "names", .changed), ("DNS: a.example", "names", .changed),
        (#"[{"type":"DNS","value":"b.example"}]"#, "names/0/value", .changed),
        (#"[{"type":"DNS","value":"a.example"},{"type":"DNS","value":"b.example"}]"#, "names/1/type", .extra),
        (#"[{"type":"DNS","value":"a.example","critical":true}]"#, "names/0/critical", .extra),
        (#"[{"type":"DNS","value":"a.example","value":"b.example"}]"#, "names", .changed),
    ])
    func `P3 what a script left out, added or wrote otherwise is found`(
        names: String, field: String, kind: Mismatch.Kind
    ) {
        let found = Self.compare(names)
        #expect(found.first?.field == field)
        #expect(found.first?.kind == kind)
    }

    @Test func `P3 a list that is to be empty is, and a field without text is there`() {
        let names = #"[{"type":"DNS","value":"a.example"}]"#
        #expect(Self.compare(names, policies: "[1]").map(\.field) == ["policies", "policies/0"])
        #expect(Self.compare(names, policies: "{}").map(\.field) == ["policies"])
        #expect(Self.compare(names, relative: "x").map(\.field) == ["relative"])
        #expect(Self.compare(names, relative: nil).map(\.kind) == [.missing])
    }
}
