import Foundation
import Testing
import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `Typed BiDi with a browser` {
        private static let page = """
            <!doctype html><title>Page</title><form method=post action=/commit><input name=a value="1 &amp; ä">
            <button id=go>Go</button></form><input type=file id=file><iframe srcdoc="<p>in</p>"></iframe>
            """
        static let engines: [Engine] = [.chromium, .firefox]

        private func withPage(_ engine: Engine, _ body: (Browser, FakeServer, String) async throws -> Void) async throws
        {
            let answers = Answers { arrival in
                arrival.path == "/" ? .page(Self.page) : .page("<title>\(arrival.path)</title>")
            }
            try await FakeServer.with(answers) { server in
                try await TestBrowser.with(engine) { browser in
                    try await browser.session.open("\(server.url)/")
                    let tree = try await browser.bidi.browsingContext.getTree(maxDepth: 0)
                    try await body(browser, server, try #require(tree.first?.id))
                }
            }
        }

        /// The next step of a request to a path that a body of the test wants.
        private func next(
            _ events: AsyncThrowingStream<NetworkEvent, any Error>, to path: String,
            where isWanted: (NetworkEvent) -> Bool = { _ in true }
        ) async throws -> NetworkEvent {
            for try await event in events where event.request.url.hasSuffix(path) && isWanted(event) { return event }
            throw CancellationError()
        }

        @Test(arguments: engines) func `holds a form post, shows its body and lets it go once`(
            engine: Engine
        ) async throws {
            try await withPage(engine) { browser, server, _ in
                let network = browser.bidi.network
                let events = browser.bidi.listen(to: NetworkEvent.self)
                try await browser.bidi.subscribe(to: ["network.beforeRequestSent", "network.responseCompleted"])
                let collector: String? =
                    engine == .firefox
                    ? try await network.addDataCollector([.request], maxEncodedDataSize: 1 << 20) : nil
                try await network.addIntercept([.beforeRequestSent])
                let click = Task { try await browser.session.click(browser.session.find(.css("#go"))) }
                let held = try await next(events, to: "/commit") { $0.isBlocked }
                #expect(held.request.method == "POST")
                #expect(held.step == .beforeRequestSent)
                let body: String?
                if let collector {
                    body = try await network.getData(.request, of: held.request.id, collector: collector).text
                } else {
                    body = held.request.postData
                }
                #expect(body == "a=1+%26+%C3%A4")
                #expect(server.count("POST") == 0)
                try await network.continueRequest(held.request.id)
                let answered = try await next(events, to: "/commit") {
                    if case .responseCompleted = $0.step { true } else { false }
                }
                if case .responseCompleted(let response) = answered.step { #expect(response.status == 200) }
                try await click.value
                #expect(server.count("POST") == 1)
                #expect(server.arrivals.last { $0.method == "POST" }?.body == body)
            }
        }

        @Test(arguments: engines) func `fails a request and answers one in the server's place`(
            engine: Engine
        ) async throws {
            try await withPage(engine) { browser, server, context in
                let network = browser.bidi.network
                let events = browser.bidi.listen(to: NetworkEvent.self)
                try await browser.bidi.subscribe(to: ["network.beforeRequestSent", "network.fetchError"])
                let intercept = try await network.addIntercept([.beforeRequestSent])
                let page = ScriptTarget.context(context)
                _ = try await browser.bidi.script.evaluate(
                    "void fetch('/fails', {method: 'POST', body: 'x'}).catch(() => 0)", in: page)
                let failing = try await next(events, to: "/fails") { $0.isBlocked }
                try await network.failRequest(failing.request.id)
                _ = try await next(events, to: "/fails") { if case .fetchError = $0.step { true } else { false } }
                _ = try await browser.bidi.script.evaluate(
                    "void (window.given = fetch('/given', {method: 'POST', body: 'x'}).then(r => r.status))", in: page)
                let given = try await next(events, to: "/given") { $0.isBlocked }
                try await network.provideResponse(given.request.id, status: 203, body: .text("ours"))
                let status = try await browser.bidi.script.evaluate("window.given", in: page, awaitPromise: true)
                #expect(status.json == 203)
                #expect(server.count("POST") == 0)
                try await network.removeIntercept(intercept)
                _ = try await browser.bidi.script.evaluate(
                    "fetch('/free', {method: 'POST', body: 'x'}).then(r => r.status)", in: page, awaitPromise: true)
                #expect(server.count("POST") == 1)
            }
        }

        @Test(arguments: engines) func `calls functions, in a sandbox too, and says what they throw`(
            engine: Engine
        ) async throws {
            try await withPage(engine) { browser, _, context in
                let script = browser.bidi.script
                let given: JSONValue = ["a": [1, "ä", .null], "b": true]
                let echo = try await script.callFunction(
                    "(x) => x", [.json(given)], in: .context(context, sandbox: "own"))
                #expect(echo.json == given)
                let error = await #expect(throws: WebDriverError.self) {
                    try await script.evaluate("nobody.here", in: .context(context))
                }
                #expect(error?.code == .javascriptError)
                #expect(error?.message == "it threw ReferenceError")
                let preload = try await script.addPreloadScript("() => { window.early = 1 }")
                try await browser.session.open(try await browser.session.currentURL() + "?2")
                #expect(try await script.evaluate("window.early", in: .context(context)).json == 1)
                try await script.removePreloadScript(preload)
                try await browser.session.open(try await browser.session.currentURL() + "3")
                #expect(try await script.evaluate("window.early", in: .context(context)).json == .null)
            }
        }

        @Test(arguments: engines) func `reports what a page logs, navigations, contexts and dialogs`(
            engine: Engine
        ) async throws {
            try await withPage(engine) { browser, server, context in
                let bidi = browser.bidi
                let logs = bidi.listen(to: LogEntry.self)
                let navigations = bidi.listen(to: NavigationEvent.self)
                let contexts = bidi.listen(to: ContextEvent.self)
                let prompts = bidi.listen(to: UserPromptEvent.self)
                let subscription = try await bidi.subscribe(to: ["log", "browsingContext"])
                _ = try await bidi.script.evaluate("console.warn('careful')", in: .context(context))
                // Firefox tells what was logged before, too.
                let entry = try #require(try await logs.first { $0.text == "careful" })
                #expect(entry.level == .warn && entry.context == context)

                try await bidi.browsingContext.navigate(context, to: "\(server.url)/next", wait: .complete)
                let load = try #require(
                    try await navigations.first { $0.step == .load && $0.url.hasSuffix("/next") })
                #expect(load.context == context)

                let tab = try await bidi.browsingContext.create()
                #expect(try await contexts.first { $0.isCreated && $0.info.id == tab } != nil)
                try await bidi.browsingContext.close(tab)
                #expect(try await contexts.first { !$0.isCreated && $0.info.id == tab } != nil)

                _ = try await bidi.script.evaluate("void setTimeout(() => confirm('sure?'), 0)", in: .context(context))
                let opened = try #require(try await prompts.first { _ in true })
                guard case .opened(let message, let handler, _) = opened.step else { return #expect(Bool(false)) }
                #expect(message == "sure?" && opened.type == "confirm" && handler ?? "ignore" == "ignore")
                try await bidi.browsingContext.handleUserPrompt(context, accept: false)
                #expect(try await prompts.first { _ in true }?.step == .closed(isAccepted: false))
                try await bidi.unsubscribe(subscription)
            }
        }

        @Test(arguments: engines) func `chooses files, and keeps cookies`(engine: Engine) async throws {
            try await withPage(engine) { browser, _, context in
                let file = NSTemporaryDirectory() + "file-\(UUID().uuidString).txt"
                try Data("x".utf8).write(to: URL(fileURLWithPath: file))
                defer { try? FileManager.default.removeItem(atPath: file) }
                let bidi = browser.bidi
                let control = try await bidi.script.evaluate("document.querySelector('#file')", in: .context(context))
                try await bidi.input.setFiles([file], of: try #require(control.sharedID), in: context)
                let count = try await bidi.script.evaluate(
                    "document.querySelector('#file').files.length", in: .context(context))
                #expect(count.json == 1)

                var cookie = StoredCookie("key", Secret("hush-hush"), domain: "127.0.0.1")
                cookie.isHTTPOnly = true
                try await bidi.storage.setCookie(cookie)
                let found = try await bidi.storage.getCookies(named: "key")
                #expect(found.map { $0.value.reveal() } == ["hush-hush"])
                #expect(found.first?.isHTTPOnly == true)
                try await bidi.storage.deleteCookies(named: "key")
                #expect(try await bidi.storage.getCookies(named: "key").isEmpty)
            }
        }
    }
}
