import Foundation
import Glibc
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A client certificate` {
        private static let passphrase = Secret("s3cret")

        /// A server behind stunnel4 that lets nobody in without a certificate of the authority.
        private func withServer(
            _ body: (FakeServer, String, TestAuthority, ClientCertificate) async throws -> Void
        ) async throws {
            try await TestBrowser.withState { folder in
                let authority = try TestAuthority(in: folder)
                try authority.issue("server", subject: "/CN=127.0.0.1", extension: "subjectAltName=IP:127.0.0.1")
                try authority.issue("client", subject: "/CN=ops.engineer", extension: "extendedKeyUsage=clientAuth")
                let file = try authority.pack("client", passphrase: Self.passphrase.reveal())
                try await FakeServer.with(Answers { _ in .page("<title>signed in</title>") }) { server in
                    let tunnel = try await MutualTLS.start(before: server.port, authority)
                    defer { tunnel.stop() }
                    let url = "https://127.0.0.1:\(tunnel.port)"
                    let certificate = ClientCertificate(
                        .pkcs12(file: file, passphrase: Self.passphrase), issuer: "Test Authority", origins: [url])
                    try await body(server, url, authority, certificate)
                }
            }
        }

        @Test func `signs Firefox in, and nobody is let in without it`() async throws {
            try await withServer { server, url, authority, certificate in
                var options = TestBrowser.firefox
                options.trustedAuthorities = [authority.certificate]
                try await TestBrowser.with(options) { browser in
                    _ = try? await browser.session.navigate(to: "\(url)/")
                    try await TestBrowser.wait {
                        let page = try await browser.session.execute("return document.documentURI")
                        return page.string?.hasPrefix("about:neterror") == true
                    }
                }
                #expect(server.arrivals.isEmpty)
                options.clientCertificate = certificate
                try await TestBrowser.with(options) { browser in
                    try await browser.session.open("\(url)/")
                    #expect(try await browser.session.title() == "signed in")
                }
            }
        }

        @Test func `signs Chromium in where a managed policy chooses it, and nobody is let in without it`() async throws
        {
            try await withServer { server, url, authority, certificate in
                var options = TestBrowser.options
                options.trustedAuthorities = [authority.certificate]
                let policy = CertificatePolicy(for: certificate)
                let file = try ManagedPolicy(policy.text)
                defer { file.remove() }
                #expect(policy.missing() == [])
                try await TestBrowser.with(options) { browser in
                    _ = try? await browser.session.navigate(to: "\(url)/")
                    try await TestBrowser.wait { try await browser.session.title() == "127.0.0.1" }
                }
                #expect(server.arrivals.isEmpty)
                options.clientCertificate = certificate
                try await TestBrowser.with(options) { browser in
                    try await browser.session.open("\(url)/")
                    #expect(try await browser.session.title() == "signed in")
                }
            }
        }

        @Test func `without a policy is refused before a headless Chromium waits for ever, with the file to write`()
            async throws
        {
            try await TestBrowser.withState { state in
                var options = TestBrowser.options
                options.policyFolder = state + "/policies"
                options.clientCertificate = ClientCertificate(
                    .pkcs12(file: "/nowhere", passphrase: Self.passphrase), issuer: "Test Authority",
                    origins: ["https://pki.example.com"])
                let error = await #expect(throws: DriverError.self) {
                    _ = try await Browser.launch(options, stateFolder: state)
                }
                #expect(
                    error?.description.contains("write this into \(state)/policies/client-certificate.json") == true)
                #expect(error?.description.contains(#"\"pattern\":\"https://pki.example.com\""#) == true)
            }
        }

        @Test func `whose passphrase is wrong is named, and the passphrase is not`() async throws {
            try await TestBrowser.withState { state in
                let authority = try TestAuthority(in: state + "/ca")
                try authority.issue("client", subject: "/CN=ops.engineer", extension: "extendedKeyUsage=clientAuth")
                let file = try authority.pack("client", passphrase: Self.passphrase.reveal())
                var options = TestBrowser.firefox
                options.clientCertificate = ClientCertificate(
                    .pkcs12(file: file, passphrase: Secret("wr0ng")), issuer: "Test Authority", origins: [])
                let error = await #expect(throws: DriverError.self) {
                    _ = try await Browser.launch(options, stateFolder: state + "/state")
                }
                #expect(error?.description.contains(file) == true)
                #expect(error?.description.contains("wr0ng") == false)
                let notes = try FileManager.default.contentsOfDirectory(atPath: state + "/state")
                #expect(notes == [])
            }
        }
    }
}
