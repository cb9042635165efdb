import PKI
import Testing

@testable import Portal

@Suite(.timeLimit(.minutes(10)))
struct RequestBodyTests {
    private static let form = "application/x-www-form-urlencoded"

    @Test(arguments: [
        ("", []), ("a=1", [["a", "1"]]), ("a=&b=", [["a", ""], ["b", ""]]),
        ("a=x+y%2Bz&a=%C3%A9", [["a", "x y+z"], ["a", "é"]]), ("csr=a%0D%0Ab", [["csr", "a\r\nb"]]),
        ("n%5B0%5D=%26%3D", [["n[0]", "&="]]),
    ])
    func `a form's body is read pair by pair in order`(body: String, pairs: [[String]]) throws {
        let fields = try RequestBody.decode(contentType: Self.form, Array(body.utf8))
        #expect(fields.map { [$0.name, $0.value] } == pairs)
    }

    @Test(arguments: [
        "a", "a=1&", "&a=1", "a=1&&b=2", "a=%", "a=%4", "a=%GG", "a=b=c", "a=%FF", "a=\u{7F}", "a=b c", "a=é",
        "a=1\r\n",
        "a=%C0%AF",
    ])
    func `a form's body that no browser writes is refused`(body: String) {
        #expect(throws: BodyError.self) { try RequestBody.decode(contentType: Self.form, Array(body.utf8)) }
    }

    @Test(arguments: [
        "", "text/plain", "application/x-www-form-urlencoded; charset=utf-16", "application/json; charset=latin1",
        "application/x-www-form-urlencoded; boundary=x", "multipart/form-data", "multipart/mixed; boundary=x",
    ])
    func `a type that could be read in two ways is refused`(type: String) {
        #expect(throws: BodyError.self) { try RequestBody.decode(contentType: type, Array("a=1".utf8)) }
    }

    @Test func `a type in capitals with UTF-8 is the same type`() throws {
        let body = try RequestBody(contentType: "Application/X-WWW-Form-URLencoded;charset=UTF-8", Array("a=1".utf8))
        #expect(body.type == .urlencoded)
        #expect(body.fields == [BodyField(name: "a", value: "1")])
    }

    @Test func `a body's text is never in the words of a refusal`() {
        #expect {
            try RequestBody.decode(contentType: Self.form, Array("password=hunter2%".utf8))
        } throws: { error in !"\(error)".contains("hunter2") }
    }

    @Test(arguments: [
        (#"{"csr":"a\nb"}"#, [["/csr", "a\nb"]]),
        (
            #"{"n":[{"k":"dns","v":"a"},{"k":"uri","v":"b"}]}"#,
            [["/n/0/k", "dns"], ["/n/0/v", "a"], ["/n/1/k", "uri"], ["/n/1/v", "b"]]
        ),
        (#"{"a/b":{"~":true},"c":null,"d":12}"#, [["/a~1b/~0", "true"], ["/c", "null"], ["/d", "12"]]),
        (#"{"a":[],"b":{}}"#, [["/a", "[]"], ["/b", "{}"]]), (#""x""#, [["", "x"]]),
    ])
    func `JSON is read leaf by leaf under its pointer`(body: String, pairs: [[String]]) throws {
        let fields = try RequestBody.decode(contentType: "application/json", Array(body.utf8))
        #expect(fields.map { [$0.name, $0.value] } == pairs)
    }

    @Test(arguments: [#"{"a":1,"a":2}"#, #"{"a":1.5}"#, #"{"a":1}x"#, "", #"{"a":"#, "\u{FEFF}{}"])
    func `JSON that two readers could read differently is refused`(body: String) {
        #expect(throws: BodyError.self) { try RequestBody.decode(contentType: "application/json", Array(body.utf8)) }
    }
}
