import PKI
import Testing

@testable import Portal

@Suite(.timeLimit(.minutes(10)))
struct BodyComparisonTests {
    private static let digest = SHA256Digest(of: [1, 2, 3])
    private static let expected = [
        ExpectedField(name: "_csrf", values: .opaque(maximumLength: 8)),
        ExpectedField(name: "subject", values: .exactly(["CN=Füchs"])),
        ExpectedField(name: "san", values: .exactly(["a.example", "b.example"])),
        ExpectedField(name: "text", values: .exactly(["one\ntwo\n"])),
        ExpectedField(name: "attested", values: .exactly([])),
    ]
    private static let body = [
        ("_csrf", "token"), ("subject", "CN=Füchs"), ("san", "a.example"), ("san", "b.example"),
        ("text", "one\r\ntwo\r\n"),
    ]

    private static func compare(_ pairs: [(String, String)], type: BodyType = .urlencoded) -> [Mismatch] {
        BodyComparison.compare(pairs.map { BodyField(name: $0.0, value: $0.1) }, against: expected, type: type)
    }

    @Test func `a body that carries exactly what was approved has no mismatch`() {
        #expect(Self.compare(Self.body) == [])
    }

    @Test func `names may stand in another order, values of one name may not`() {
        #expect(Self.compare(Self.body.reversed()).map(\.field) == ["san"])
        #expect(Self.compare([Self.body[4]] + Self.body[..<4]) == [])
    }

    static let changes: [(String, [(String, String)], String, Mismatch.Kind)] = [
        ("missing", body.filter { $0.0 != "subject" }, "subject", .missing),
        ("changed", body.map { $0.0 == "subject" ? ("subject", "CN=Other") : $0 }, "subject", .changed),
        (
            "an accent written otherwise", body.map { $0.0 == "subject" ? ("subject", "CN=Fu\u{308}chs") : $0 },
            "subject", .changed
        ),
        ("trailing space", body.map { $0.0 == "subject" ? ("subject", "CN=Füchs ") : $0 }, "subject", .changed),
        ("twice", body + [("subject", "CN=Füchs")], "subject", .changed),
        ("one more", body + [("san", "evil.example")], "san", .changed),
        ("a lone CR", body.map { $0.0 == "text" ? ("text", "one\rtwo\r\n") : $0 }, "text", .changed),
        ("a box ticked that stays empty", body + [("attested", "yes")], "attested", .extra),
        ("a name nobody knows", body + [("san_extra", "evil.example")], "san_extra", .extra),
        ("token too long", body.map { $0.0 == "_csrf" ? ("_csrf", "123456789") : $0 }, "_csrf", .tooLong),
        ("token missing", Array(body.dropFirst()), "_csrf", .missing),
        ("token twice", body + [("_csrf", "x")], "_csrf", .changed),
    ]

    @Test(arguments: changes.indices)
    func `one change in a body is one mismatch that names the field`(index: Int) {
        let (what, pairs, field, kind) = Self.changes[index]
        let mismatches = Self.compare(pairs)
        #expect(mismatches.map(\.field) == [field], "\(what)")
        #expect(mismatches.map(\.kind) == [kind], "\(what)")
    }

    @Test func `JSON keeps line ends apart`() {
        #expect(Self.compare(Self.body, type: .json).map(\.field) == ["text"])
        #expect(Self.compare(Self.body.map { $0.0 == "text" ? ("text", "one\ntwo\n") : $0 }, type: .json) == [])
    }

    @Test func `all mismatches are told, and values of unknown fields are not`() throws {
        let mismatches = Self.compare([("subject", "x"), ("unknown", "secret-value"), ("_csrf", "a-secret-token")])
        #expect(mismatches.map(\.field) == ["_csrf", "subject", "san", "text", "unknown"])
        let words = mismatches.map(\.description).joined()
        #expect(!words.contains("secret"))
        #expect(words.contains("changed  subject is “x”, the packet says “CN=Füchs”"))
    }

    @Test func `a file counts by name and digest, a text under its name does not`() {
        let expected = [
            ExpectedField(name: "file", values: .file(anyOf: [ExpectedFile(name: "a.pem", sha256: Self.digest)]))
        ]
        func mismatches(_ fields: [BodyField]) -> [Mismatch.Kind] {
            BodyComparison.compare(fields, against: expected, type: .multipart).map(\.kind)
        }
        let right = BodyField(name: "file", fileName: "a.pem", sha256: Self.digest)
        #expect(mismatches([right]) == [])
        #expect(mismatches([right, right]) == [.changed])
        #expect(mismatches([]) == [.missing])
        #expect(mismatches([BodyField(name: "file", fileName: "b.pem", sha256: Self.digest)]) == [.changed])
        #expect(mismatches([BodyField(name: "file", fileName: "a.pem", sha256: SHA256Digest(of: []))]) == [.changed])
        #expect(mismatches([BodyField(name: "file", value: "a.pem")]) == [.changed])
    }

    @Test func `a file where a text was approved is a mismatch`() {
        let expected = [ExpectedField(name: "subject", values: .exactly([""]))]
        let field = BodyField(name: "subject", fileName: "", sha256: Self.digest)
        #expect(BodyComparison.compare([field], against: expected, type: .multipart).map(\.kind) == [.changed])
    }
}
