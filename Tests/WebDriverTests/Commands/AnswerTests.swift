import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(1))) struct `An answer` {
    struct Sample: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reaction: FakeServer.Reaction

        static func raw(_ name: String, _ text: String) -> Sample {
            Sample(testDescription: name, reaction: .bytesAndClose(Array(text.utf8)))
        }

        static func body(_ name: String, _ text: String, status: String = "200 OK") -> Sample {
            Sample(testDescription: name, reaction: .json(text, status: status))
        }
    }

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

    @Test func `longer than 64 MiB is refused`() async throws {
        let length = Transport.sizeLimit + 1024
        let head = Array("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n".utf8)
        let bytes = head + [UInt8](repeating: 0x20, count: length)
        try await FakeServer.with(Answers { _ in .bytesAndClose(bytes) }) { server in
            let error = await #expect(throws: WebDriverError.self) {
                _ = try await RemoteEnd(url: server.url).send(.title, session: "s")
            }
            #expect(error?.code == .malformedAnswer)
            #expect(error?.message.contains("larger") == true)
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
