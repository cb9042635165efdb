import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `An internal authority` {
        @Test func `is trusted when it is named, and only then`() async throws {
            try await TestBrowser.withState { folder in
                let server = try await TLSServer.start(in: folder)
                defer { server.stop() }
                var options = TestBrowser.options
                try await TestBrowser.with(options) { browser in
                    try await browser.session.navigate(to: server.url)
                    try await TestBrowser.wait { try await browser.session.title() == "Privacy error" }
                }
                options.trustedAuthorities = [server.authority]
                try await TestBrowser.with(options) { browser in
                    try await browser.session.open(server.url)
                    let text = try await browser.session.text(of: browser.session.find(.css("body")))
                    #expect(text.contains("s_server"))
                }
            }
        }

        @Test func `is trusted by Firefox when it is named, and only then`() async throws {
            try await TestBrowser.withState { folder in
                let server = try await TLSServer.start(in: folder)
                defer { server.stop() }
                var options = TestBrowser.firefox
                try await TestBrowser.with(options) { browser in
                    _ = try? await browser.session.navigate(to: server.url)
                    try await TestBrowser.wait {
                        let page = try await browser.session.execute("return document.documentURI")
                        return page.string?.hasPrefix("about:certerror") == true
                    }
                }
                options.trustedAuthorities = [server.authority]
                try await TestBrowser.with(options) { browser in
                    try await browser.session.open(server.url)
                    let text = try await browser.session.text(of: browser.session.find(.css("body")))
                    #expect(text.contains("s_server"))
                }
            }
        }

        @Test func `that is no certificate is named`() async throws {
            try await TestBrowser.withState { folder in
                var options = TestBrowser.options
                options.trustedAuthorities = ["/etc/hostname"]
                let error = await #expect(throws: DriverError.self) {
                    _ = try await Browser.launch(options, stateFolder: folder)
                }
                #expect(error?.description.contains("/etc/hostname") == true)
                let notes = try FileManager.default.contentsOfDirectory(atPath: folder)
                #expect(notes == [])
            }
        }
    }
}

/// OpenSSL's own test server, with a certificate of a fresh authority.
private struct TLSServer {
    let url: String
    let authority: String
    private let process: Process

    static func start(in folder: String) async throws -> TLSServer {
        let authority = try TestAuthority(in: folder)
        try authority.issue("server", subject: "/CN=127.0.0.1", extension: "subjectAltName=IP:127.0.0.1")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = [
            "s_server", "-www", "-accept", "127.0.0.1:0", "-key", "\(folder)/server.key", "-cert",
            "\(folder)/server.pem",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while process.isRunning {
            text += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            if let found = text.firstMatch(of: /ACCEPT \S*:(\d+)\n/) {
                return TLSServer(
                    url: "https://127.0.0.1:\(found.1)/", authority: authority.certificate, process: process)
            }
        }
        throw CancellationError()
    }

    func stop() {
        // Foundation starts processes with every signal blocked that can be.
        kill(process.processIdentifier, SIGKILL)
    }
}
