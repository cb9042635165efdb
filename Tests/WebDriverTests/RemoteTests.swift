import Foundation
import Glibc
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A remote end` {
        private static let html = """
            <!doctype html><title>Form</title><input id=name><button id=go>Go</button>
            <script>go.onclick = () => { document.title = "clicked" }</script>
            """

        /// Runs a body with the port of a reverse proxy in front of a chromedriver.
        private func withRemoteEnd(
            _ authority: TestAuthority? = nil, _ body: (Int, RunFolder) async throws -> Void
        ) async throws {
            let folder = try RunFolder.make()
            let driver = try await DriverProcess.start(
                try Search.program(nil, "chromedriver", package: "chromium-driver"), arguments: ["--port=0"],
                environment: ["HOME": folder.home, "PATH": "/usr/bin:/bin"], folder: folder
            ) { _ in }
            do {
                let proxy = try await ReverseProxy.start(in: folder.temporary, before: driver.port, authority)
                defer { proxy.stop() }
                try await body(proxy.port, folder)
                await driver.end()
                folder.remove()
            } catch {
                await driver.end()
                folder.remove()
                throw error
            }
        }

        private func options(
            _ user: String, _ port: Int, _ folder: RunFolder, through authorities: String? = nil
        ) throws -> RemoteOptions {
            let scheme = authorities == nil ? "http" : "https"
            var options = try RemoteOptions(
                Secret("\(scheme)://\(user)@127.0.0.1:\(port)/grid/"), browserName: "chrome", authorities: authorities)
            let local = TestBrowser.options.capabilities(profile: folder.profile)
            options.capabilities = ["goog:chromeOptions": try #require(local["goog:chromeOptions"])]
            return options
        }

        @Test func `behind a proxy with basic authentication is driven like a driver of our own`() async throws {
            try await FakeServer.with(Answers { _ in .page(Self.html) }) { server in
                try await withRemoteEnd { port, folder in
                    let browser = try await Browser.connect(options("robot:s%3Acret", port, folder))
                    let session = browser.session
                    #expect(session.capabilities["acceptInsecureCerts"] == false)
                    try await session.open("\(server.url)/")
                    #expect(try await session.title() == "Form")
                    let field = try await session.find(.css("#name"))
                    try await session.sendKeys("a", to: field)
                    #expect(try await session.property("value", of: field) == "a")
                    try await session.clear(field)
                    #expect(try await session.tagName(of: field) == "input")
                    #expect(try await session.computedRole(of: field) == "textbox")
                    #expect(try await session.findAll(.xpath("//button")).count == 1)
                    try await session.click(session.find(.css("#go")))
                    try await TestBrowser.wait { try await session.title() == "clicked" }
                    #expect(try await session.windowHandles().count == 1)
                    _ = try await session.takeScreenshot()
                    try await session.refresh()
                    try await TestBrowser.wait { try await session.title() == "Form" }
                    #expect(browser.bidi.isPresent)
                    let contexts = try await browser.bidi.send("browsingContext.getTree", [:])
                    #expect(contexts["contexts"]?.array?.count == 1)
                    try await browser.end()
                    let after = await #expect(throws: WebDriverError.self) { _ = try await session.title() }
                    #expect(after?.code == .invalidSessionID)
                }
            }
        }

        @Test func `is driven through TLS, commands and BiDi, under the authority that was named and no other`()
            async throws
        {
            try await TestBrowser.withState { state in
                let authority = try TestAuthority(in: "\(state)/ca")
                try authority.issue("server", subject: "/CN=127.0.0.1", extension: "subjectAltName=IP:127.0.0.1")
                let other = try TestAuthority(in: "\(state)/other").certificate
                try await withRemoteEnd(authority) { port, folder in
                    let secure = try options("robot:s%3Acret", port, folder, through: authority.certificate)
                    let browser = try await Browser.connect(secure)
                    #expect(browser.bidi.isPresent)
                    let contexts = try await browser.bidi.send("browsingContext.getTree", [:])
                    let context = try #require(contexts["contexts"]?.array?.first?["context"])
                    // Longer than any buffer on the way, there and back.
                    let text = String(repeating: "long ", count: 600_000)
                    let answer = try await browser.bidi.send(
                        "script.evaluate",
                        [
                            "expression": .string("'\(text)'"), "target": ["context": context], "awaitPromise": false,
                        ])
                    #expect(answer["result"]?["value"]?.string == text)
                    try await browser.end()
                    let stranger = try options("robot:s%3Acret", port, folder, through: other)
                    await #expect(throws: DriverError.self) { _ = try await Browser.connect(stranger) }
                    let refusal = await #expect(throws: DriverError.self) {
                        _ = try await TLSTunnel.open(host: "127.0.0.1", port: port, authorities: other)
                    }
                    #expect(refusal?.description.contains("no TLS connection to 127.0.0.1:\(port)") == true)
                }
            }
        }

        @Test(arguments: ["robot:wrong-word", "other:s%3Acret"])
        func `refuses other credentials, and no error shows them`(user: String) async throws {
            try await withRemoteEnd { port, folder in
                let error = await #expect(throws: DriverError.self) {
                    _ = try await Browser.connect(options(user, port, folder))
                }
                #expect(
                    error?.description == "http://127.0.0.1:\(port)/grid asks for other credentials than it was given")
            }
        }
    }
}

@Suite struct `A remote end's address` {
    @Test(arguments: [
        "http://robot:s3cret@grid.example.com/", "ftp://robot:s3cret@127.0.0.1/", "robot:s3cret",
        "http://robot:s3cret@",
        "https://robot:s3cret@grid.example.com/?a=s3cret", "",
    ])
    func `that cannot be used is refused, and no error shows its credentials`(address: String) {
        let error = #expect(throws: DriverError.self) { _ = try RemoteOptions(Secret(address), browserName: "chrome") }
        #expect(error?.description.contains("robot") == false)
        #expect(error?.description.contains("s3cret") == false)
    }

    @Test(arguments: [
        "https://robot:s3cret@grid.example.com/wd/hub/", "http://robot:s3cret@127.0.0.1:4444",
        "http://grid.example.com",
    ])
    func `that can be used shows its credentials nowhere`(address: String) throws {
        let options = try RemoteOptions(Secret(address), browserName: "chrome")
        var dumped = ""
        dump(options, to: &dumped)
        #expect(!"\(options)\(dumped)\(options.url)".contains("s3cret"))
        #expect(!"\(options)\(dumped)\(options.url)".contains("robot"))
        #expect(!options.url.hasSuffix("/"))
        #expect(options.requested["acceptInsecureCerts"] == false)
    }
}
