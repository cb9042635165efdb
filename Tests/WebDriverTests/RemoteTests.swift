import Foundation
import Glibc
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(5))) struct `A remote end` {
        private static let html = """
            <!doctype html><title>Form</title><input id=name><button id=go>Go</button>
            <script>go.onclick = () => { document.title = "clicked" }</script>
            """

        /// Runs a body with the port of a reverse proxy in front of a chromedriver.
        private func withRemoteEnd(_ body: (Int, RunFolder) async throws -> Void) async throws {
            let folder = try RunFolder.make()
            let driver = try await DriverProcess.start(
                try Search.program(nil, "chromedriver", package: "chromium-driver"), arguments: ["--port=0"],
                environment: ["HOME": folder.home, "PATH": "/usr/bin:/bin"], folder: folder
            ) { _ in }
            do {
                let proxy = try await ReverseProxy.start(in: folder.temporary, before: driver.port)
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

        private func options(_ user: String, _ port: Int, _ folder: RunFolder) throws -> RemoteOptions {
            var options = try RemoteOptions(Secret("http://\(user)@127.0.0.1:\(port)/grid/"), browserName: "chrome")
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

/// nginx in front of a driver, as a Grid's own proxy would be, with basic authentication for robot and `s:cret`.
private struct ReverseProxy {
    let port: Int
    private let process: Process

    static func start(in folder: String, before driver: Int) async throws -> ReverseProxy {
        let port = try LoopbackPort.free()
        // SHA-1 as RFC 2307 writes it: nginx reads it without help of the system.
        try Data("robot:{SHA}ob9VHXlLNzaUIdFbQwNSACyNdGs=\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/users"))
        let configuration = """
            daemon off; master_process off; pid \(folder)/nginx.pid; error_log \(folder)/error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy;
                fastcgi_temp_path \(folder)/fastcgi; uwsgi_temp_path \(folder)/uwsgi; scgi_temp_path \(folder)/scgi;
                server {
                    listen 127.0.0.1:\(port);
                    auth_basic "grid"; auth_basic_user_file \(folder)/users;
                    location / { proxy_pass http://127.0.0.1:\(driver); include \(folder)/headers; }
                    location /grid/ { proxy_pass http://127.0.0.1:\(driver)/; include \(folder)/headers; }
                }
            }
            """
        let headers = """
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
            """
        try Data(headers.utf8).write(to: URL(fileURLWithPath: "\(folder)/headers"))
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: "\(folder)/nginx.conf"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/nginx")
        process.arguments = ["-c", "\(folder)/nginx.conf", "-e", "\(folder)/error.log"]
        try process.run()
        while LoopbackPort.listening(of: process.processIdentifier) == nil {
            try #require(process.isRunning, "nginx ended")
            try await Task.sleep(for: .milliseconds(5))
        }
        return ReverseProxy(port: port, process: process)
    }

    func stop() {
        // Foundation starts processes with every signal blocked that can be.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
