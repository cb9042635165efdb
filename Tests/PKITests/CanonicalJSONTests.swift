import PKI
import Testing

struct CanonicalJSONTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSON.parse(Array(text.utf8), file: "packet.json").root.canonical(), as: UTF8.self)
    }

    @Test(arguments: [
        (" { } ", "{}"), ("[ ]", "[]"), ("[1 , -2,0]", "[1,-2,0]"), ("-0", "0"),
        ("9007199254740991", "9007199254740991"), ("-9007199254740991", "-9007199254740991"),
        (#"[true,false,null]"#, "[true,false,null]"),
        ("{\"b\":1,\n\"a\":{\"d\":[],\"c\":{}}}", #"{"a":{"c":{},"d":[]},"b":1}"#),
        (#""\u0000\u0001\u001f\u007f""#, "\"\\u0000\\u0001\\u001f\u{7F}\""),
        (#""\b\t\n\f\r\"\\\/""#, #""\b\t\n\f\r\"\\/""#), (#""\u20ac\u00E9""#, "\"€é\""),
        (#""\ud83d\ude00""#, "\"😀\""), (#""\u2028""#, "\"\u{2028}\""),
    ])
    func `RFC 8785: one text for one value`(text: String, expected: String) throws {
        #expect(Array(try canonical(text).utf8) == Array(expected.utf8))
        #expect(Array(try canonical(expected).utf8) == Array(expected.utf8))
    }

    // RFC 8785 §3.2.3: U+1F600 is D83D DE00 in UTF-16, and so stands before U+FB33.
    @Test func `RFC 8785: keys are ordered by their UTF-16 code units`() throws {
        let text = #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7,"":8,"10":9,"9":10}"#
        let ordered = "{\"\":8,\"\\r\":2,\"1\":4,\"10\":9,\"9\":10,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{FB33}\":3}"
        #expect(try canonical(text) == ordered)
    }

    @Test func `letters that look alike stay different values`() throws {
        let (composed, decomposed) = (JSON.string("\u{E9}"), JSON.string("e\u{301}"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, composed]).count == 2)
        #expect(JSON.array([composed]) == ["\u{E9}"])
    }

    @Test func `members and elements are reached by kind`() throws {
        let value: JSON = ["text": "a", "number": 7, "yes": true, "list": [1, nil], "inner": ["x": 1]]
        #expect(value["text"]?.string == "a")
        #expect(value["number"]?.integer == 7)
        #expect(value["yes"]?.bool == true)
        #expect(value["list"]?.array == [1, nil])
        #expect(value["inner"]?.object?.count == 1)
        #expect(value["absent"] == nil)
        #expect(value["text"]?.integer == nil)
        #expect(value["number"]?["x"] == nil)
    }
}
