import Portal
import StagingPortal
import Submission
import Testing

/// A sign-in whose second step is a security key: Chromium has virtual ones, geckodriver none.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A submission behind a security key` {
    // A relying party is a domain: an address is none (Web Authentication, section 5.1.4).
    private static let host = "localhost"

    private func run(
        _ key: TestSecurityKey, plugged: VirtualSecurityKey?, named: Bool = true, edits: [(String, String)] = [],
        on browser: TestEngine = .chromium,
        check: (PortalRun) async throws -> Void
    ) async throws {
        let map = SecurityKeyMap()
        defer { map.remove() }
        try await PortalRun.perform(
            [.securityKey], on: browser, host: Self.host, registered: key.registered, plugged: plugged,
            maps: named ? try map.make(edits) : nil, check: check)
    }

    @Test func `is confirmed once the key has signed (P2)`() async throws {
        let key = try TestSecurityKey(host: Self.host)
        try await run(key, plugged: key.plugged) { run in
            #expect(run.outcome.end == .confirmed, "\(run.outcome.said)")
            #expect(run.ledger.accepted.count == 1)
            let proofs = run.ledger.arrivals.filter { $0.path == "/login/key" }
            #expect(proofs.count == 1)
        }
    }

    @Test func `halts in the portal's words where another key signs, and is not tried again (P1)`() async throws {
        let key = try TestSecurityKey(host: Self.host, other: true)
        try await run(key, plugged: key.plugged) { run in
            #expect(run.outcome.end == .halted)
            #expect(run.outcome.said.contains("did not take the security key"), "\(run.outcome.said)")
            #expect(run.outcome.said.contains("The security key's signature is not valid."), "\(run.outcome.said)")
            #expect(run.ledger.drafts.isEmpty && run.ledger.accepted.isEmpty)
            #expect(run.ledger.arrivals.filter { $0.path == "/login/key" }.count == 1)
        }
    }

    @Test func `halts in the portal's words where the key that is there holds nothing for it`() async throws {
        let key = try TestSecurityKey(host: Self.host)
        try await run(key, plugged: try TestSecurityKey(host: "pki.example").plugged) { run in
            #expect(run.outcome.end == .halted)
            #expect(run.outcome.said.contains("No security key answered."), "\(run.outcome.said)")
            #expect(run.ledger.arrivals.allSatisfy { $0.path != "/login/key" })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `halts by name where nobody is there to touch one`(_ browser: TestEngine) async throws {
        try await run(try TestSecurityKey(host: Self.host), plugged: nil, on: browser) { run in
            #expect(run.outcome.end == .halted)
            #expect(run.outcome.said.contains("nobody is there to touch one"), "\(run.outcome.said)")
            #expect(run.ledger.drafts.isEmpty)
        }
    }

    @Test func `halts once nobody has touched one in time`() async throws {
        let key = try TestSecurityKey(host: Self.host)
        // The page asks only when its button is pressed, and the map says that it asks by itself.
        let edits = [
            ("    press: { css: \"#use-key\", label: Use security key }\n", ""), ("seconds: 20", "seconds: 1"),
        ]
        try await run(key, plugged: key.plugged, edits: edits) { run in
            #expect(run.outcome.end == .halted)
            #expect(run.outcome.said.contains("No security key was touched within 1 s."), "\(run.outcome.said)")
            #expect(run.ledger.drafts.isEmpty)
        }
    }

    @Test func `halts where the map does not name the step (P7)`() async throws {
        let key = try TestSecurityKey(host: Self.host)
        try await run(key, plugged: key.plugged, named: false) { run in
            #expect(run.outcome.end == .halted)
            #expect(run.outcome.said.contains("the page behind the login"), "\(run.outcome.said)")
            #expect(run.ledger.drafts.isEmpty)
        }
    }
}
