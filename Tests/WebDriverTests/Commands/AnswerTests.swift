import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `An answer` {
    struct Sample: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reaction: FakeServer.Reaction

        static func raw(_ name: String, _ text: String) -> Sample {
            Sample(testDescription: name, reaction: .bytesAndClose(Array(text.utf8)))
        }

        static func body(_ name: String, _ text: String, status: String = "200 OK") -> Sample {
            Sample(testDescription: name, reaction: .json(text, status: status))
        }

        static func body(_ name: String, _ text: String, tail: [UInt8]) -> Sample {
            let body = Array(text.utf8) + tail
            let head = "HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n"
            return Sample(testDescription: name, reaction: .bytes(Array(head.utf8) + body))
        }
    }

    private static let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    private static let line = Array("X-Header: \(String(repeating: "x", count: 1000))\r\n".utf8)
    private static let spaces = [UInt8](repeating: 0x78, count: 4096)

    static let malformed: [Sample] = [
        .body("plain text", "Bad gateway", status: "502 Bad Gateway"),
        .body("a page", "<html></html>"),
        .body("nothing", ""),
        .body("no value", #"{"status":0}"#),
        .body("an array", "[1]"),
        .body("a value cut off", #"{"value":"#),
        .body("two values", #"{"value":1}{"value":2}"#),
        .body("an error without a code", #"{"value":{"message":"x"}}"#, status: "500 Internal Server Error"),
        .body("a code that is a number", #"{"value":{"error":7,"message":"x"}}"#, status: "404 Not Found"),
        .body("deep nesting", String(repeating: "[", count: 100_000)),
        .body("a number that is none", #"{"value":1e999}"#),
        .raw("less than its length", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"value\":1}"),
        .raw("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n"),
        .raw("a chunk cut off", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"val"),
        .raw("a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{\"value\":1}"),
        .raw("a length below zero", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{\"value\":1}"),
        .raw("more than its length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"value\":1}"),
        .raw("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nContent-Length: 9\r\n\r\n{\"value\":1}"),
        .raw("a header cut off", "HTTP/1.1 200 OK\r\nContent-Le"),
        .raw("nothing at all", ""),
        .raw("a chunk that is larger than what comes", chunked + "fffffff\r\n{\"value\":1}\r\n0\r\n\r\n"),
        .raw("a chunk that is smaller than what comes", chunked + "3\r\n{\"value\":1}\r\n0\r\n\r\n"),
        .raw("a chunk size that no machine has", chunked + "ffffffffffffffffffff\r\n{\"value\":1}\r\n0\r\n\r\n"),
        .raw("a chunk size that is none", chunked + "many\r\n{\"value\":1}\r\n0\r\n\r\n"),
        .raw("no last chunk", chunked + "b\r\n{\"value\":1}\r\n"),
        .raw("a status that is none", "HTTP/1.1 OK\r\nContent-Length: 11\r\n\r\n{\"value\":1}"),
        .raw("a version of no HTTP/1", "HTTP/7.3 200 OK\r\nContent-Length: 11\r\n\r\n{\"value\":1}"),
        .raw("no content", "HTTP/1.1 204 No Content\r\n\r\n"),
        .raw("a redirect", "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"),
        .body("bytes that are no UTF-8", "{\"value\":\"", tail: [0xC3, 0x28, 0x22, 0x7D]),
        .body("a byte order mark", "", tail: [0xFE, 0xFF, 0x00, 0x7B]),
        .body("an error that is a text", #"{"value":"wrong"}"#, status: "500 Internal Server Error"),
        .body("a redirect with a value", #"{"value":null}"#, status: "307 Temporary Redirect"),
        Sample(
            testDescription: "header lines without end", reaction: .endless(Array("HTTP/1.1 200 OK\r\n".utf8), line)),
        Sample(
            testDescription: "a header line without end",
            reaction: .endless(Array("HTTP/1.1 200 OK\r\nX: ".utf8), spaces)),
        Sample(
            testDescription: "interim answers without end",
            reaction: .endless([], Array("HTTP/1.1 103 Early Hints\r\n\r\n".utf8))),
    ]

    @Test(arguments: malformed) func `that is not one of the protocol is a typed error`(sample: Sample) async throws {
        try await FakeServer.with(Answers { _ in sample.reaction }) { server in
            let error = await #expect(throws: WebDriverError.self) {
                _ = try await RemoteEnd(url: server.url).send(.back, session: "s")
            }
            #expect(error?.code == .malformedAnswer || error?.code == .outcomeUnknown)
            #expect(error?.outcome == .unknown)
        }
    }

    @Test func `in plain text with status 405 says that the command is not known, and so not done`() async throws {
        let answer = FakeServer.Reaction.json("HTTP method not allowed", status: "405 Method Not Allowed")
        try await FakeServer.with(Answers { _ in answer }) { server in
            let error = await #expect(throws: WebDriverError.self) {
                _ = try await RemoteEnd(url: server.url).send(.back, session: "s")
            }
            #expect(error?.code == .unknownMethod)
            #expect(error?.outcome == .noEffect)
        }
    }

    /// Each is 100 MB long, or longer.
    static let large: [Sample] = [
        ("announced", "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n", spaces),
        ("unannounced", "HTTP/1.1 200 OK\r\n\r\n", spaces),
        ("in chunks", chunked, Array("1000\r\n".utf8) + spaces + Array("\r\n".utf8)),
    ].map { Sample(testDescription: $0.0, reaction: .endless(Array($0.1.utf8), $0.2)) }

    @Test(arguments: large) func `longer than 64 MiB is refused`(sample: Sample) async throws {
        try await FakeServer.with(Answers { _ in sample.reaction }) { server in
            let error = await #expect(throws: WebDriverError.self) {
                _ = try await RemoteEnd(url: server.url).send(
                    .get("Get Title", "/title", within: .seconds(60)), session: "s")
            }
            #expect(error?.code == .malformedAnswer)
            #expect(error?.message.contains("larger") == true)
        }
    }

    @Test func `that comes a byte at a time ends at the deadline`() async throws {
        let drop = FakeServer.Reaction.drip(Array("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".utf8), 0x20)
        try await FakeServer.with(Answers { _ in drop }) { server in
            let command = Command.post("Back", "/back", [:], .relative, within: .seconds(1))
            let error = await #expect(throws: WebDriverError.self) {
                _ = try await RemoteEnd(url: server.url).send(command, session: "s")
            }
            #expect(error?.code == .deadline)
        }
    }

    /// Values of the wrong type, and what asks for another.
    static let wrong: [(String, @Sendable (Session) async throws -> Void)] = [
        ("7", { _ = try await $0.title() }), ("null", { _ = try await $0.currentURL() }),
        (#""yes""#, { _ = try await $0.isEnabled(anElement) }), ("{}", { _ = try await $0.text(of: anElement) }),
        (#"[{"id":"e"}]"#, { _ = try await $0.findAll(.css("a")) }),
        (#"[{"element-6066-11e4-a52e-4f735466cecf":"../e"}]"#, { _ = try await $0.findAll(.css("a")) }),
        (#"["w",7]"#, { _ = try await $0.windowHandles() }), (#"{"x":1}"#, { _ = try await $0.windowRect() }),
        (#"{"sessionId":7}"#, { _ = try await $0.takeScreenshot() }),
    ]
    private static let anElement: Element = {
        guard let element = Element(json: [Element.key: "e"]) else { preconditionFailure("no element") }
        return element
    }()

    @Test(arguments: wrong.indices) func `with a value of the wrong type is a typed error`(index: Int) async throws {
        let (value, ask) = Self.wrong[index]
        try await FakeServer.with(
            Answers {
                $0.path == "/session"
                    ? .json(#"{"value":{"sessionId":"s","capabilities":{}}}"#) : .json("{\"value\":\(value)}")
            }
        ) { server in
            let session = try await Session.open(RemoteEnd(url: server.url), capabilities: [:])
            let error = await #expect(throws: WebDriverError.self) { try await ask(session) }
            #expect(error?.code == .malformedAnswer)
        }
    }

    @Test func `with an error keeps the code, also one that nobody knows`() async throws {
        for code in ["stale element reference", "vendor says no"] {
            let text = #"{"value":{"error":"\#(code)","message":"first\nat stack","stacktrace":""}}"#
            try await FakeServer.with(Answers { _ in .json(text, status: "404 Not Found") }) { server in
                let error = await #expect(throws: WebDriverError.self) {
                    _ = try await RemoteEnd(url: server.url).send(.title, session: "s")
                }
                #expect(error?.code.rawValue == code)
                #expect(error?.message == "first")
            }
        }
    }

    @Test(arguments: [
        (WebDriverError.Code.elementClickIntercepted, WebDriverError.Outcome.noEffect), (.notSent, .noEffect),
        (.noSuchElement, .noEffect), (.javascriptError, .failed), (.init(rawValue: "new"), .failed),
        (.deadline, .unknown), (.cancelled, .unknown), (.outcomeUnknown, .unknown), (.malformedAnswer, .unknown),
        (.driverDied, .unknown), (.timeout, .unknown),
    ])
    func `says what is known of the command`(code: WebDriverError.Code, outcome: WebDriverError.Outcome) {
        #expect(WebDriverError(command: "Element Click", code: code, message: "").outcome == outcome)
    }

    @Test func `knows the standard's 28 codes, and which of them refuse before any effect`() {
        let codes = WebDriverError.Code.standard
        #expect(Set(codes).count == 28)
        let refusals = codes.filter {
            WebDriverError(command: "Element Clear", code: $0, message: "").outcome == .noEffect
        }
        #expect(refusals.count == 18)
        let unknown = codes.filter {
            WebDriverError(command: "Element Clear", code: $0, message: "").outcome == .unknown
        }
        #expect(Set(unknown) == [.timeout, .scriptTimeout])
    }

    @Test(arguments: [
        ("Element Click", WebDriverError.Code.noSuchWindow), ("Element Click", .invalidSessionID),
        ("Execute Script", .staleElementReference), ("Perform Actions", .staleElementReference),
        ("Perform Actions", .noSuchElement), ("Accept Alert", .noSuchWindow),
    ])
    func `does not call a command refused that may have closed its window or done a part`(
        command: String, code: WebDriverError.Code
    ) {
        #expect(WebDriverError(command: command, code: code, message: "").outcome == .unknown)
    }

    @Test func `with half a picture is refused`() {
        let command = Command.takeScreenshot
        for text in [#"{"value":"iVBO*w0K"}"#, #"{"value":"iVB"}"#, #"{"value":null}"#, #"{"value":"AAAA","more":1}"#] {
            #expect(throws: WebDriverError.self) {
                _ = try WipedBytes.picture(status: 200, Array(text.utf8), of: command)
            }
        }
    }
}
