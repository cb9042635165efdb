import PKI
import Testing

struct JSONSyntaxTests {
    @Test(arguments: [
        ("", "1:1: expected a value"),
        ("  ", "1:3: expected a value"),
        ("nul", "1:1: expected a value"),
        ("{", "1:2: expected a key in double quotes"),
        ("{\n  \"a\" 1}", "2:7: expected ':' after the key"),
        (#"{"a":1,}"#, "1:8: expected a key in double quotes"),
        ("{'a':1}", "1:2: expected a key in double quotes"),
        ("[1,]", "1:4: expected a value"),
        ("[1 2]", "1:4: expected ',' or ']'"),
        (#"{"a":1 "b":2}"#, "1:8: expected ',' or '}'"),
        ("[1]x", "1:4: expected nothing behind the value"),
        ("{}\n\n{}", "3:1: expected nothing behind the value"),
        ("{\n \"é\": 1,\n \"é\": 2}", "3:2: expected the key \"é\" once"),
        (#"{"é": {"b": 1, "b": 2}}"#, "1:16: expected the key \"b\" once"),
        ("1.0", "1:1: expected only whole numbers, without fraction or exponent"),
        ("[1e3]", "1:2: expected only whole numbers, without fraction or exponent"),
        ("9007199254740992", "1:1: expected a whole number of at most 2^53 - 1"),
        ("-9007199254740992", "1:1: expected a whole number of at most 2^53 - 1"),
        ("99999999999999999999999", "1:1: expected a whole number of at most 2^53 - 1"),
        ("01", "1:1: expected no zero before a number"),
        ("-", "1:2: expected a digit"),
        ("+1", "1:1: expected a value"),
        ("NaN", "1:1: expected a value"),
        ("\"a", "1:3: expected '\"' at the end of a text"),
        ("\"a\nb\"", "1:3: expected no control character in a text"),
        (#""\x""#, "1:2: expected an escape that JSON knows"),
        (#""\u12""#, "1:4: expected four hexadecimal digits"),
        (#""\u+123""#, "1:4: expected four hexadecimal digits"),
        (#""\ud83d""#, "1:2: expected both halves of a surrogate pair"),
        (#""\ud83d\u0041""#, "1:2: expected both halves of a surrogate pair"),
        (#""\ude00""#, "1:2: expected both halves of a surrogate pair"),
        ("\u{FEFF}{}", "1:1: expected no byte order mark"),
        ("// a\n{}", "1:1: expected a value"),
    ])
    func `a text that is not strict JSON is refused at its place`(text: String, fault: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON.parse(Array(text.utf8), file: "packet.json") }
        #expect(error.map { "\($0)" } == "packet.json:\(fault)")
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82],
        [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    ])
    func `what is not UTF-8 is refused`(bytes: [UInt8]) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSON.parse(bytes, file: "packet.json") }
        #expect(error.map { "\($0)" } == "packet.json:1:2: expected UTF-8")
    }

    @Test func `64 levels are read, 65 are refused`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(try JSON.parse(nested(64), file: "deep.json").root.array?.count == 1)
        #expect(throws: JSONSyntaxError.self) { try JSON.parse(nested(65), file: "deep.json") }
        #expect(throws: JSONSyntaxError.self) { try JSON.parse(nested(50_000), file: "deep.json") }
    }

    @Test func `every value knows where it stood`() throws {
        let text = "{\n  \"größe\": 1, \"liste\": [10,\n    {\"x\": \"y\"}]\n}"
        let document = try JSON.parse(Array(text.utf8), file: "packet.json")
        #expect(document.file == "packet.json")
        #expect(document.position(of: []) == TextPosition(line: 1, column: 1))
        #expect(document.position(of: ["größe"]) == TextPosition(line: 2, column: 12))
        #expect(document.position(of: ["liste", "0"]) == TextPosition(line: 2, column: 25))
        #expect(document.position(of: ["liste", "1", "x"]).map { "\($0)" } == "3:11")
        #expect(document.position(of: ["liste", "2"]) == nil)
    }
}
