import PKI
import Testing

@testable import Portal

@Suite(.timeLimit(.minutes(10)))
struct MultipartBodyTests {
    private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryA1"
    private static let line = "------WebKitFormBoundaryA1"

    private static func part(_ headers: String, _ content: String) -> String {
        "\(line)\r\n\(headers)\r\n\r\n\(content)\r\n"
    }

    @Test func `texts and files are read in order, files by name and digest`() throws {
        let body =
            Self.part(#"Content-Disposition: form-data; name="_csrf""#, "token")
            + Self.part(#"Content-Disposition: form-data; name="a%22b""#, "line\r\nline")
            + Self.part(
                #"Content-Disposition: form-data; name="file"; filename="at test.pem""#
                    + "\r\nContent-Type: text/plain",
                "-----BEGIN\r\n--x") + "\(Self.line)--\r\n"
        let fields = try RequestBody.decode(contentType: Self.type, Array(body.utf8))
        #expect(
            fields == [
                BodyField(name: "_csrf", value: "token"), BodyField(name: "a\"b", value: "line\r\nline"),
                BodyField(
                    name: "file", fileName: "at test.pem", sha256: SHA256Digest(of: Array("-----BEGIN\r\n--x".utf8))),
            ])
    }

    @Test func `bytes that are no text are read as a file and refused as a field`() throws {
        let bytes: [UInt8] = [0x00, 0xFF, 0x0D, 0x0A, 0x2D, 0x2D, 0xFE]
        func body(_ disposition: String) -> [UInt8] {
            Array("\(Self.line)\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n".utf8) + bytes
                + Array("\r\n\(Self.line)--\r\n".utf8)
        }
        let fields = try RequestBody.decode(contentType: Self.type, body(#"name="f"; filename="b""#))
        #expect(fields == [BodyField(name: "f", fileName: "b", sha256: SHA256Digest(of: bytes))])
        #expect(throws: BodyError.self) { try RequestBody.decode(contentType: Self.type, body(#"name="f""#)) }
    }

    static let hostile = [
        "", "\(line)--extra", "\(line)\r\n", part("Content-Type: text/plain", "x") + "\(line)--\r\n",
        part(#"Content-Disposition: form-data; name="a""#, "x"),
        part(#"Content-Disposition: form-data; name="a""#, "x") + "\(line)--\r\nepilogue",
        "preamble\r\n" + part(#"Content-Disposition: form-data; name="a""#, "x") + "\(line)--\r\n",
        part(#"Content-Disposition: form-data; name="a"; filename="b"; filename="c""#, "x") + "\(line)--\r\n",
        part(#"Content-Disposition: form-data; name="a"; filename*=UTF-8''b"#, "x") + "\(line)--\r\n",
        part(#"Content-Disposition: form-data; filename="b"; name="a""#, "x") + "\(line)--\r\n",
        part("Content-Disposition: form-data; name=a", "x") + "\(line)--\r\n",
        part("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"", "x")
            + "\(line)--\r\n",
        part("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64", "eA==")
            + "\(line)--\r\n",
        part("Content-Disposition: attachment; name=\"a\"", "x") + "\(line)--\r\n",
        "\(line)\r\nContent-Disposition: form-data; name=\"a\"\r\n\(line)--\r\n",
    ]

    @Test(arguments: hostile)
    func `a body that no browser writes is refused`(body: String) {
        #expect(throws: BodyError.self) { try RequestBody.decode(contentType: Self.type, Array(body.utf8)) }
    }
}
