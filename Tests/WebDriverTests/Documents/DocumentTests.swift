import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A document` {
        private static let html = """
            <title>Document</title><p id=p style="width:120px;height:30px;color:rgb(1, 2, 3)">text</p><input id=name>
            """

        @Test(arguments: [Engine.chromium, .firefox]) func `is printed as PDF`(engine: Engine) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                var options = PrintOptions()
                options.orientation = .landscape
                options.pageRanges = ["1"]
                let head = try await session.printPage(options).withPDFBytes { pdf in
                    (0..<5).map { pdf.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
                }
                #expect(head == Array("%PDF-".utf8))
                options.pageRanges = ["none"]
                let error = await #expect(throws: WebDriverError.self) { _ = try await session.printPage(options) }
                #expect(error?.code == .invalidArgument)
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `shows an element's picture, place, style and markup`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                let paragraph = try await session.find(.css("#p"))
                let rect = try await session.rect(of: paragraph)
                #expect(rect.width == 120 && rect.height == 30)
                #expect(try await session.cssValue("color", of: paragraph).contains("1, 2, 3"))
                #expect(try await session.isDisplayed(paragraph))
                let size = try await session.takeScreenshot(of: paragraph).withPNGBytes { png in
                    (16..<24).map { Int(png.unsafeLoad(fromByteOffset: $0, as: UInt8.self)) }
                }
                #expect(size == [0, 0, 0, 120, 0, 0, 0, 30])
                let source = try await session.pageSource()
                #expect(source.reveal().contains("<p id=\"p\""))
                #expect(!"\(source)".contains("text"))
                _ = try await session.execute("arguments[0].focus()", [session.find(.css("#name")).json])
                #expect(try await session.activeElement() == session.find(.css("#name")))
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `runs scripts that end later`(engine: Engine) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                let value = try await session.executeAsync(
                    "const [word, done] = arguments; setTimeout(() => done(word + '!'), 5)", ["hello"])
                #expect(value == "hello!")
                try await session.setTimeouts(script: .milliseconds(100), pageLoad: .seconds(10))
                #expect(try await session.timeouts().script == .milliseconds(100))
                let late = await #expect(throws: WebDriverError.self) { _ = try await session.executeAsync("") }
                #expect(late?.code == .scriptTimeout)
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `keeps cookies, whose values nobody sees by accident`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                var cookie = Cookie(name: "pass", value: Secret("correct-horse"))
                cookie.isHTTPOnly = true
                cookie.sameSite = .strict
                cookie.expiry = Int(Date.now.timeIntervalSince1970) + 3600
                try await session.addCookie(cookie)
                let read = try await session.cookie("pass")
                #expect(read.value.reveal() == "correct-horse")
                #expect(read.isHTTPOnly && read.sameSite == .strict && read.expiry == cookie.expiry)
                #expect(!String(reflecting: read).contains("horse"))
                try await session.addCookie(Cookie(name: "other", value: Secret("x")))
                #expect(try await Set(session.cookies().map(\.name)) == ["pass", "other"])
                try await session.deleteCookie("pass")
                let gone = await #expect(throws: WebDriverError.self) { _ = try await session.cookie("pass") }
                #expect(gone?.code == .noSuchCookie)
                try await session.deleteAllCookies()
                #expect(try await session.cookies().isEmpty)
                var foreign = Cookie(name: "a", value: Secret("b"))
                foreign.domain = "example.com"
                let refused = await #expect(throws: WebDriverError.self) { try await session.addCookie(foreign) }
                #expect(refused?.code == .invalidCookieDomain)
                #expect(refused?.outcome == .noEffect)
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `asks a person, who answers once`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                _ = try await session.execute("setTimeout(() => { document.title = prompt('Who?') }, 0)")
                #expect(try await session.wait(for: .dialog) == "Who?")
                try await session.sendAlertText(Secret("Ann"))
                try await session.acceptAlert()
                try await session.wait(for: .title("Ann"))
                let none = await #expect(throws: WebDriverError.self) { try await session.acceptAlert() }
                #expect(none?.code == .noSuchAlert)
                #expect(none?.outcome == .noEffect)
            }
        }

        @Test func `goes forward as it went back`() async throws {
            try await EnginePage.with(["/": Self.html, "/b": "<title>b</title>"]) { session, server in
                try await session.open("\(server.url)/b")
                try await session.back()
                try await session.wait(for: .title("Document"))
                try await session.forward()
                try await session.wait(for: .title("b"))
                try await session.delete()
                try await session.delete()
            }
        }
    }
}
