import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A Kerberos sign-in` {
        @Test(arguments: [Engine.firefox, .chromium])
        func `is done by the person's ticket for a server that is named, and no ticket is asked for another`(
            engine: Engine
        ) async {
            // In a process of its own, whose environment says where the tickets are.
            await #expect(processExitsWith: .success) { [engine = engine as Engine] in
                // Thrown out of here, an error would end the process without a word.
                await #expect(throws: Never.self) { try await Self.signIn(engine) }
            }
        }

        private static func signIn(_ engine: Engine) async throws {
            try await TestBrowser.withState { folder in
                try await KerberosRealm.with(in: folder) { realm in
                    try await Self.with(engine, servers: ["pki.example.com"]) { session in
                        try await session.open(realm.url)
                        #expect(try await session.title().contains("401"))
                    }
                    #expect(realm.served == 0)
                    try await Self.with(engine, servers: ["localhost"]) { session in
                        try await session.open(realm.url)
                        #expect(try await session.title() == "signed in")
                        let who = try await session.text(of: session.find(.css("#who")))
                        #expect(who == "ops.engineer@COUNTERSIGN.TEST")
                    }
                    #expect(realm.served > 0)
                }
            }
        }

        private static func with(
            _ engine: Engine, servers: [String], _ body: (Session) async throws -> Void
        ) async throws {
            if engine == .firefox {
                var options = TestBrowser.firefox
                options.kerberosServers = servers
                return try await TestBrowser.with(options) { try await body($0.session) }
            }
            var options = TestBrowser.options
            options.kerberosServers = servers
            try await TestBrowser.with(options) { try await body($0.session) }
        }
    }
}

@Suite struct `A Kerberos ticket` {
    @Test func `is for the servers that are named, and for none otherwise`() {
        var chrome = ChromeOptions()
        var firefox = FirefoxOptions()
        #expect(!chrome.arguments(profile: "/p").contains { $0.hasPrefix("--auth-server-allowlist") })
        #expect(firefox.preferences["network.negotiate-auth.trusted-uris"] == nil)
        chrome.kerberosServers = ["pki.example.com", "idp.example.com"]
        firefox.kerberosServers = chrome.kerberosServers
        #expect(chrome.arguments(profile: "/p").contains("--auth-server-allowlist=pki.example.com,idp.example.com"))
        #expect(firefox.preferences["network.negotiate-auth.trusted-uris"] == "pki.example.com,idp.example.com")
    }
}
