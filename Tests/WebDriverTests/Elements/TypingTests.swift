import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A text` {
        private static let html = """
            <title>Typing</title><form action=/sent><input id=name name=name><button>Send</button></form>
            """

        @Test func `that would press a key is refused before anything is typed`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, server in
                let field = try await session.find(.css("#name"))
                for text in ["a\u{E007}", "\u{E000}", "x\u{E03D}y"] {
                    for send in [
                        { () async throws in try await session.sendKeys(text, to: field) },
                        { try await session.sendKeys(Secret(text), to: field) },
                        { try await session.perform(Actions().click(on: field).type(text)) },
                    ] {
                        let error = await #expect(throws: WebDriverError.self) { try await send() }
                        #expect(error?.code == .invalidArgument)
                        #expect(error?.outcome == .noEffect)
                    }
                }
                #expect(try await session.property("value", of: field) == "")
                #expect(server.count("GET", "/sent?name=a") == 0)
                try await session.sendKeys("a", to: field)
                try await session.sendKeys(.enter, to: field)
                try await TestBrowser.wait { server.count("GET", "/sent?name=a") == 1 }
            }
        }

        @Test func `that is a secret is in no error, even when the remote end repeats it`() async throws {
            let answers = Answers { arrival in
                arrival.path == "/session"
                    ? .json(#"{"value":{"sessionId":"s","capabilities":{}}}"#)
                    : .json(
                        #"{"value":{"error":"unknown error","message":"could not type correct horse"}}"#,
                        status: "500 Internal Server Error")
            }
            try await FakeServer.with(answers) { server in
                let session = try await Session.open(RemoteEnd(url: server.url), capabilities: [:])
                let field = try #require(StandardCommands.element)
                let secret = Secret("correct horse")
                for send in [
                    { () async throws in try await session.sendKeys(secret, to: field) },
                    { try await session.sendAlertText(secret) },
                    { try await session.addCookie(Cookie(name: "a", value: secret)) },
                ] {
                    let error = await #expect(throws: WebDriverError.self) { try await send() }
                    #expect(error?.description.contains("could not type •••") == true)
                    #expect(!String(reflecting: error).contains("horse"))
                }
            }
        }

        @Test func `that is a path with two lines is refused, because it would be two files`() async throws {
            try await EnginePage.with(["/": "<input id=file type=file multiple>"]) { session, _ in
                let control = try await session.find(.css("#file"))
                let error = await #expect(throws: WebDriverError.self) {
                    try await session.setFiles(["/etc/hosts\n/etc/passwd"], of: control)
                }
                #expect(error?.code == .invalidArgument)
                try await session.setFiles(["/etc/hosts"], of: control)
                #expect(try await session.read("return arguments[0].files.length", [control.json]) == 1)
            }
        }
    }

    @Suite(.timeLimit(.minutes(10))) struct `A choice` {
        private static let html = """
            <select id=one><option value=a>Red  wine<option value=b disabled>Blue<option value=c selected>Green
            <option value=d>Green</select>
            <select id=many multiple><option value=a>Red<option value=b>Blue</select><p id=no>x</p>
            """

        @Test(arguments: [Engine.chromium, .firefox]) func `is made once, by text, value or place`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                let one = try await session.find(.css("#one"))
                try await session.choose(.text("Red wine"), in: one)
                #expect(try await session.property("value", of: one) == "a")
                try await session.choose(.value("c"), in: one)
                #expect(try await session.property("value", of: one) == "c")
                try await session.choose(.index(3), in: one)
                #expect(try await session.options(of: one).map(\.isSelected) == [false, false, false, true])
                let many = try await session.find(.css("#many"))
                for choice in [Choice.value("a"), .text("Blue"), .text("Blue")] {
                    try await session.choose(choice, in: many)
                }
                #expect(try await session.options(of: many).map(\.isSelected) == [true, true])
                try await session.unchoose(.value("a"), in: many)
                #expect(try await session.options(of: many).map(\.isSelected) == [false, true])
            }
        }

        @Test func `that is not one possible option is refused, and nothing is chosen`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, _ in
                let one = try await session.find(.css("#one"))
                let cases: [(Choice, WebDriverError.Code)] = [
                    (.text("Green"), .ambiguous), (.text("Gree"), .noSuchElement),
                    (.value("b"), .elementNotInteractable),
                    (.index(4), .noSuchElement), (.index(-1), .noSuchElement),
                ]
                for (choice, code) in cases {
                    let error = await #expect(throws: WebDriverError.self) {
                        try await session.choose(choice, in: one)
                    }
                    #expect(error?.code == code)
                    #expect(error?.outcome == .noEffect)
                }
                #expect(try await session.property("value", of: one) == "c")
                for wrong in ["#one", "#no"] {
                    let error = await #expect(throws: WebDriverError.self) {
                        try await session.unchoose(.index(0), in: session.find(.css(wrong)))
                    }
                    #expect(error?.code == .invalidElementState)
                }
            }
        }
    }
}
