import Foundation
import Synchronization
import Testing
import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A BiDi connection` {
        private static let form = """
            <title>Form</title><form method=post action=/commit><input name=a value="1 &amp; ä"><button id=go>Go</button></form>
            """

        private func withForm(_ body: (Browser, FakeServer) async throws -> Void) async throws {
            try await FakeServer.with(
                Answers { $0.path == "/" ? .page(Self.form) : .page("<title>\($0.path)</title>") }
            ) {
                server in
                try await TestBrowser.with { browser in
                    try await browser.bidi.send(
                        "session.subscribe", ["events": ["network.beforeRequestSent", "network.fetchError"]])
                    try await browser.session.open("\(server.url)/")
                    try await body(browser, server)
                }
            }
        }

        /// The next event of a request to a path.
        private func request(
            to path: String, of bidi: BiDi, _ method: String = "network.beforeRequestSent"
        )
            async throws -> JSONValue
        {
            for try await event in bidi.events where event.method == method {
                guard event.params["request"]?["url"]?.string?.hasSuffix(path) == true else { continue }
                return event.params
            }
            throw CancellationError()
        }

        private func intercept(_ browser: Browser) async throws {
            try await browser.bidi.send("network.addIntercept", ["phases": ["beforeRequestSent"]])
        }

        @Test func `holds a form post and shows its body until it is let go`() async throws {
            try await withForm { browser, server in
                try await intercept(browser)
                let start = ContinuousClock.now
                try await browser.session.click(browser.session.find(.css("#go")))
                #expect(ContinuousClock.now - start < .seconds(15))
                let held = try await request(to: "/commit", of: browser.bidi)
                #expect(held["isBlocked"] == true)
                #expect(held["request"]?["method"] == "POST")
                #expect(held["request"]?["goog:postData"] == "a=1+%26+%C3%A4")
                #expect(server.count("POST") == 0)
                let id = try #require(held["request"]?["request"])
                try await browser.bidi.send("network.continueRequest", ["request": id])
                try await TestBrowser.wait { server.count("POST") == 1 }
                #expect(server.arrivals.last { $0.method == "POST" }?.body == "a=1+%26+%C3%A4")
            }
        }

        @Test func `fails a request that must not leave`() async throws {
            try await withForm { browser, server in
                try await intercept(browser)
                _ = try await browser.session.execute(
                    "void fetch('/other', {method: 'POST', body: 'x'}).catch(() => 0)")
                let held = try await request(to: "/other", of: browser.bidi)
                let id = try #require(held["request"]?["request"])
                try await browser.bidi.send("network.failRequest", ["request": id])
                _ = try await request(to: "/other", of: browser.bidi, "network.fetchError")
                #expect(server.count("POST") == 0)
            }
        }

        @Test func `reports events while a classic command is under way, and lets go when it has ended`() async throws {
            try await withForm { browser, server in
                try await intercept(browser)
                let isUnderWay = Flag()
                isUnderWay.raise()
                async let classic: Void = {
                    _ = try await browser.session.execute(
                        "fetch('/wait', {method: 'POST', body: 'x'}); return new Promise(r => setTimeout(r, 1000))")
                    isUnderWay.lower()
                }()
                let held = try await request(to: "/wait", of: browser.bidi)
                #expect(isUnderWay.isRaised)
                // What needs no page is answered; chromedriver keeps the rest until the classic command has ended.
                try await browser.bidi.send("session.status", [:])
                #expect(isUnderWay.isRaised)
                let id = try #require(held["request"]?["request"])
                try await browser.bidi.send("network.continueRequest", ["request": id])
                try await classic
                try await TestBrowser.wait { server.count("POST") == 1 }
            }
        }

        private final class Flag: Sendable {
            private let value = Mutex(false)
            var isRaised: Bool { value.withLock { $0 } }
            func raise() { value.withLock { $0 = true } }
            func lower() { value.withLock { $0 = false } }
        }

        @Test func `runs a script before those of every page`() async throws {
            try await withForm { browser, server in
                try await browser.bidi.send(
                    "script.addPreloadScript",
                    ["functionDeclaration": "() => { delete window.SharedWorker; window.early = 1 }"])
                try await browser.session.open("\(server.url)/second")
                #expect(
                    try await browser.session.execute("return [window.early, typeof SharedWorker]") == [1, "undefined"])
            }
        }

        @Test func `holds a request that dies with the browser`() async throws {
            try await withForm { browser, server in
                try await intercept(browser)
                _ = try await browser.session.execute(
                    "void fetch('/held', {method: 'POST', keepalive: true, body: 'x'})")
                _ = try await request(to: "/held", of: browser.bidi)
                await browser.end()
                #expect(server.count("POST") == 0)
            }
        }

        @Test func `passes on what the browser refuses`() async throws {
            try await withForm { browser, _ in
                let wrong = await #expect(throws: WebDriverError.self) {
                    try await browser.bidi.send("network.continueRequest", ["request": "nobody"])
                }
                #expect(wrong?.code.rawValue == "no such request")
                #expect(wrong?.command == "network.continueRequest")
                let unknown = await #expect(throws: WebDriverError.self) {
                    try await browser.bidi.send("no.such", [:])
                }
                #expect(unknown?.code == .unknownCommand)
            }
        }

        @Test func `gives up a command at its deadline and when it is cancelled`() async throws {
            try await withForm { browser, _ in
                let context = try await browser.bidi.send("browsingContext.getTree", [:])["contexts"]?.array?.first?[
                    "context"]
                let params: JSONValue = [
                    "expression": "new Promise(() => {})", "target": ["context": try #require(context)],
                    "awaitPromise": true,
                ]
                let late = await #expect(throws: WebDriverError.self) {
                    try await browser.bidi.send("script.evaluate", params, within: .milliseconds(200))
                }
                #expect(late?.code == .deadline)
                let bidi = browser.bidi
                let task = Task { try await bidi.send("script.evaluate", params) }
                let start = ContinuousClock.now
                task.cancel()
                let result = await task.result
                #expect(ContinuousClock.now - start < .seconds(2))
                #expect(throws: WebDriverError.self) { try result.get() }
                // The connection works on.
                try await browser.bidi.send("session.status", [:])
            }
        }
    }
}
