import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `Each engine` {
        private static let html = """
            <!doctype html><title>Form</title><form method=post action=/commit><label for=name>Name</label>
            <input id=name name=name><button id=go>Go</button></form>
            """

        @Test(arguments: Engine.allCases) func `opens a page, types and submits it once`(engine: Engine) async throws {
            try await FakeServer.with(Answers { $0.method == "POST" ? .page("<title>done</title>") : .page(Self.html) })
            {
                server in
                try await TestBrowser.with(engine) { browser in
                    try await browser.session.open("\(server.url)/")
                    let field = try await browser.session.find(.css("#name"))
                    try await browser.session.sendKeys(Secret("a b"), to: field)
                    #expect(try await browser.session.property("value", of: field) == "a b")
                    try await browser.session.click(browser.session.find(.css("#go")))
                    // Between two documents WebKit has no frame to ask.
                    try await TestBrowser.wait { (try? await browser.session.title()) == "done" }
                    #expect(server.count("POST") == 1)
                    #expect(server.arrivals.last { $0.method == "POST" }?.body == "name=a+b")
                }
            }
        }

        @Test(arguments: Engine.allCases) func `says what it is, and trusts no certificate it must not`(
            engine: Engine
        ) async throws {
            try await TestBrowser.with(engine) { browser in
                let capabilities = browser.session.capabilities
                #expect(capabilities["acceptInsecureCerts"] == false)
                #expect(capabilities["unhandledPromptBehavior"] == "ignore")
                #expect(capabilities["pageLoadStrategy"] == "none")
                #expect(browser.bidi.isPresent == (engine != .webKit))
                #expect(browser.driver.sha256?.count == 64)
                let program = try #require(await browser.program)
                #expect(program.sha256?.count == 64)
                #expect(program.version == browser.version)
                let names = [Engine.chromium: "chromium", .firefox: "firefox-esr", .webKit: "MiniBrowser"]
                #expect(program.path.split(separator: "/").last.map(String.init) == names[engine])
            }
        }

        @Test(arguments: Engine.allCases) func `is one process group and one folder, and ends with them (P9)`(
            engine: Engine
        ) async throws {
            var ended: (group: Int32, folder: String)?
            try await TestBrowser.with(engine) { browser in
                ended = (browser.processID, browser.runFolder)
                let mode = try FileManager.default.attributesOfItem(atPath: browser.runFolder)[.posixPermissions]
                #expect(mode as? Int == 0o700)
                #expect(TestBrowser.processes(of: browser.runFolder).count >= 2)
                #expect(ProcessTable.all.filter { $0.group == browser.processID }.count > 2)
            }
            let (group, folder) = try #require(ended)
            #expect(ProcessTable.all.filter { $0.group == group && $0.state != "Z" } == [])
            #expect(TestBrowser.processes(of: folder) == [])
            #expect(!FileManager.default.fileExists(atPath: folder))
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `has a window where a person is to see it`(
            engine: Engine
        ) async throws {
            try await TestDisplay.with { display in
                var (chrome, firefox) = (TestBrowser.options, TestBrowser.firefox)
                (chrome.isHeadless, firefox.isHeadless) = (false, false)
                (chrome.display, firefox.display) = (display, display)
                (chrome.window, firefox.window) = ((900, 700), (900, 700))
                let look: (Browser) async throws -> Void = { browser in
                    let agent = try await browser.session.execute(
                        "return [navigator.userAgent, outerWidth, outerHeight]")
                    #expect(agent.array?.first?.string?.contains("Headless") == false)
                    #expect(agent.array?.dropFirst() == [900, 700])
                    #expect(browser.session.capabilities["moz:headless"] != true)
                }
                if engine == .chromium {
                    try await TestBrowser.with(chrome, look)
                } else {
                    try await TestBrowser.with(firefox, look)
                }
            }
        }

        @Test func `without BiDi refuses every BiDi command and ends its events with the reason`() async throws {
            try await TestBrowser.with(.webKit) { browser in
                let refused = await #expect(throws: WebDriverError.self) {
                    try await browser.bidi.send("session.status", [:])
                }
                #expect(refused?.code == .unsupportedOperation)
                #expect(refused?.outcome == .noEffect)
                await #expect(throws: WebDriverError.self) { for try await _ in browser.bidi.events {} }
            }
        }

        @Test func `holds a request of Firefox until it is let go`() async throws {
            try await FakeServer.with(Answers { $0.path == "/" ? .page(Self.html) : .page("<title>done</title>") }) {
                server in
                try await TestBrowser.with(TestBrowser.firefox) { browser in
                    try await browser.session.open("\(server.url)/")
                    try await browser.bidi.send("session.subscribe", ["events": ["network.beforeRequestSent"]])
                    try await browser.bidi.send("network.addIntercept", ["phases": ["beforeRequestSent"]])
                    try await browser.session.click(browser.session.find(.css("#go")))
                    for try await event in browser.bidi.events where event.params["isBlocked"] == true {
                        guard event.params["request"]?["method"] == "POST" else { continue }
                        #expect(server.count("POST") == 0)
                        let id = try #require(event.params["request"]?["request"])
                        try await browser.bidi.send("network.continueRequest", ["request": id])
                        break
                    }
                    // Between two documents WebKit has no frame to ask.
                    try await TestBrowser.wait { (try? await browser.session.title()) == "done" }
                    #expect(server.count("POST") == 1)
                }
            }
        }
    }
}
