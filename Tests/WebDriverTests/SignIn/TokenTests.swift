import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A token's key` {
        @Test(arguments: [Engine.firefox, .chromium])
        func `signs in when a person has typed its PIN into the browser's window, and after no other PIN`(
            engine: Engine
        ) async {
            // In a process of its own, whose environment says where SoftHSM's tokens are.
            await #expect(processExitsWith: .success) { [engine = engine as Engine] in
                try await TestDisplay.with { display in
                    try await TestBrowser.withState { try await TokenTrial(engine, display, folder: $0).run() }
                }
            }
        }
    }
}

@Suite(.timeLimit(.minutes(10))) struct `A token` {
    private func store(_ library: String) async throws -> String {
        let folder = try RunFolder.make()
        defer { folder.remove() }
        let certificate = ClientCertificate(.pkcs11(library: library), issuer: "Test Authority", origins: [])
        try await CertificateStore.make(in: folder.profile, trusting: [], client: certificate)
        return try String(contentsOfFile: folder.profile + "/pkcs11.txt", encoding: .utf8)
    }

    @Test func `is known to the browser by its library`() async throws {
        #expect(try await store(TestToken.library).contains("library=\(TestToken.library)"))
    }

    @Test func `whose library is not there is named`() async throws {
        let error = await #expect(throws: DriverError.self) { _ = try await store("/nowhere/token.so") }
        #expect(error?.description.contains("/nowhere/token.so is not there") == true)
    }

    @Test func `is refused to a headless browser, in which nobody could type its PIN`() throws {
        let token = ClientCertificate(.pkcs11(library: TestToken.library), issuer: "Test Authority", origins: [])
        let error = #expect(throws: DriverError.self) { try token.requirePerson(isHeadless: true) }
        #expect(error?.description.contains("asks a person for its PIN") == true)
        #expect(throws: Never.self) { try token.requirePerson(isHeadless: false) }
        let file = ClientCertificate(.pkcs12(file: "/c.p12", passphrase: Secret("")), issuer: "", origins: [])
        #expect(throws: Never.self) { try file.requirePerson(isHeadless: true) }
    }

    @Test func `gets of our environment what is named, and nothing else`() {
        let named = ClientCertificate(.pkcs11(library: "", variables: ["PATH"]), issuer: "", origins: [])
        #expect(Array(named.environment.keys) == ["PATH"])
        #expect(ClientCertificate(.pkcs11(library: ""), issuer: "", origins: []).environment.isEmpty)
    }
}

/// One sign-in with a token, in a browser with a window.
private struct TokenTrial {
    private static let pin = "246810"
    let engine: Engine
    let display: String
    let folder: String

    init(_ engine: Engine, _ display: String, folder: String) {
        self.engine = engine
        self.display = display
        self.folder = folder
    }

    func run() async throws {
        let authority = try TestAuthority(in: "\(folder)/ca")
        try authority.issue("server", subject: "/CN=127.0.0.1", extension: "subjectAltName=IP:127.0.0.1")
        try TestToken.make(in: folder, authority: authority, pin: Self.pin)
        try await FakeServer.with(Answers { _ in .page("<title>signed in</title>") }) { server in
            let tunnel = try await MutualTLS.start(before: server.port, authority)
            defer { tunnel.stop() }
            let url = "https://127.0.0.1:\(tunnel.port)"
            let policy = try ManagedPolicy(CertificatePolicy(for: certificate(for: url)).text)
            defer { policy.remove() }
            let browser = try await launch(url, authority)
            do {
                try await signIn(browser, "\(url)/", server)
                await browser.end()
            } catch {
                await browser.end()
                throw error
            }
        }
    }

    private func signIn(_ browser: Browser, _ url: String, _ server: FakeServer) async throws {
        // The browser may not answer while it asks.
        let going = Task { try? await browser.session.navigate(to: url) }
        let person = PersonAtDisplay(display: display)
        let first = try await person.answer("135791")
        let second = try await person.answer("864208", after: first)
        #expect(server.arrivals.isEmpty)
        try await person.answer(Self.pin, after: second)
        await going.value
        try await TestBrowser.wait { (try? await browser.session.title()) == "signed in" }
        #expect(!server.arrivals.isEmpty)
    }

    private func certificate(for url: String) -> ClientCertificate {
        ClientCertificate(
            .pkcs11(library: TestToken.library, variables: [TestToken.variable]), issuer: "Test Authority",
            origins: [url])
    }

    private func launch(_ url: String, _ authority: TestAuthority) async throws -> Browser {
        if engine == .firefox {
            var options = TestBrowser.firefox
            (options.isHeadless, options.display) = (false, display)
            options.trustedAuthorities = [authority.certificate]
            options.clientCertificate = certificate(for: url)
            return try await Browser.launch(options, stateFolder: "\(folder)/state")
        }
        var options = TestBrowser.options
        (options.isHeadless, options.display) = (false, display)
        options.trustedAuthorities = [authority.certificate]
        options.clientCertificate = certificate(for: url)
        return try await Browser.launch(options, stateFolder: "\(folder)/state")
    }
}
