import Foundation
import Testing

@testable import WebDriver

@Suite struct `JSON` {
    @Test(arguments: [
        #"{"a":[1,-2.5,true,false,null,"x"],"b":{}}"#, #""\"\\\n\u0001ä€😀""#, "[]", "0", "-9007199254740991",
        #"{"":{"":[[[]]]}}"#,
    ])
    func `is read and written back as Foundation does`(text: String) throws {
        let value = try #require(JSONReader.read(Array(text.utf8)))
        let expected = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(value == expected)
        #expect(JSONReader.read(JSONWriter.bytes(of: value)) == value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: Data(JSONWriter.bytes(of: value))) == value)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", #"{"a"}"#, #"{"a":}"#, #"{a:1}"#, "tru", "+1", ".5", "1 2", "\"\u{1}\"", #""\x""#,
        #""\u12"#, #""open"#, "nan", "1e999", "--1",
    ])
    func `that is none is refused`(text: String) {
        #expect(JSONReader.read(Array(text.utf8)) == nil)
    }

    @Test func `with bytes that are no text is refused`() {
        #expect(JSONReader.read([0x22, 0xFF, 0x22]) == nil)
    }

    @Test(arguments: [
        (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
        (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    ])
    func `may hold half of a surrogate pair, as pages do`(text: String, expected: String) {
        #expect(JSONReader.read(Array(text.utf8)) == .string(expected))
    }

    @Test func `has no number for what is none`() {
        #expect(
            JSONWriter.bytes(of: [.number(.nan), .number(.infinity), 1e21, 3]) == Array("[null,null,1e+21,3]".utf8))
    }

    @Test(arguments: [0, 1, 2, 3, 4, 255, 256, 1000]) func `carries pictures as base64`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        #expect(Base64.decode(ArraySlice(Data(bytes).base64EncodedString().utf8)) == bytes)
    }

    @Test func `names an element only by what can stand in a path`() {
        #expect(Element(json: [Element.key: "f.1-A_b.e.2"])?.id == "f.1-A_b.e.2")
        for id: JSONValue in ["a/../b", "", "a?b", "ä", 7] { #expect(Element(json: [Element.key: id]) == nil) }
    }

    @Test func `bytes are overwritten in place`() {
        var bytes: [UInt8] = [1, 2, 3]
        bytes.wipe()
        #expect(bytes == [0, 0, 0])
        let received = Received(limit: 10)
        let taken = [UInt8](repeating: 7, count: 8).withUnsafeBytes { received.take($0) + received.take($0) }
        #expect(taken == 8)
        #expect(received.isTooLarge)
        #expect(received.bytes == [UInt8](repeating: 7, count: 8))
    }
}
