import Foundation
import Governance
import Submission
import Synchronization
import Testing
import WebDriver

@testable import StagingPortal

/// A portal behind mutual TLS: the browser signs in, and there is no page for it.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A submission in a portal that signs in by certificate` {
    /// One such run, with what the portal took in.
    private func perform(
        on browser: TestEngine, as name: String? = "ops.engineer", isStranger: Bool = false,
        account: String = "\"#account\"", editing: (GoodPacket) throws -> Void = { _ in },
        check: (RunOutcome, PortalLedger, [RunEvent]) throws -> Void
    ) async throws {
        let map = BrowserSignInMap()
        var options = StagingPortalOptions()
        options.scenarios = [.signInByCertificate]
        let portal = try await StagingPortal.start(options)
        let front = try await ClientCertificateFront.start(before: portal.origin)
        let good = try GoodPacket.make(
            origin: front.origin, maps: try map.make(account: account), browser: browser,
            authorities: [front.authority])
        defer {
            front.stop()
            good.remove()
            map.remove()
        }
        let managed = try ManagedPolicyFile(CertificatePolicy(issuer: PeopleAuthority.name, origins: [front.origin]))
        defer { managed.remove() }
        try good.signInByCertificate(try name.map { try front.certificate(of: $0, isStranger: isStranger) })
        try editing(good)
        let events = Mutex<[RunEvent]>([])
        let outcome = await Run(try good.request()).perform { event in events.withLock { $0.append(event) } }
        try check(outcome, await portal.ledger, events.withLock { $0 })
        await portal.stop()
    }

    @Test(arguments: TestEngine.allCases)
    func `is made by the account that the certificate names, with no name or password anywhere (P2, P3)`(
        _ browser: TestEngine
    ) async throws {
        try await perform(on: browser) { outcome, ledger, _ in
            #expect(outcome.end == .confirmed, "\(outcome.said)")
            #expect(ledger.accepted.map(\.account) == ["ops.engineer"])
            #expect(ledger.logins.ok == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `is not made with a certificate that the portal does not take, and that is named (P10)`(
        _ browser: TestEngine
    ) async throws {
        try await perform(on: browser, isStranger: true) { outcome, ledger, _ in
            #expect(outcome.end == .halted)
            #expect(outcome.said.contains("does not show that the browser signed in by its certificate"))
            #expect(ledger.accepted.isEmpty && ledger.drafts.isEmpty)
        }
    }

    /// A server that ends the connection leaves the browser no page to show.
    @Test(arguments: TestEngine.allCases)
    func `is not made where the server ends the connection, and that is no failure of ours (P10)`(
        _ browser: TestEngine
    ) async throws {
        let map = BrowserSignInMap()
        let folder = FileManager.default.temporaryDirectory.appending(path: "mutual-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let server = try MutualTLSPortal.start(in: folder)
        let managed = try ManagedPolicyFile(CertificatePolicy(issuer: PeopleAuthority.name, origins: [server.origin]))
        let good = try GoodPacket.make(
            origin: server.origin, maps: try map.make(), browser: browser, authorities: [server.certificate])
        defer {
            server.stop()
            managed.remove()
            map.remove()
            good.remove()
            try? FileManager.default.removeItem(atPath: folder)
        }
        try good.signInByCertificate(try PeopleAuthority(in: "\(folder)/people").certificate(of: "ops.engineer"))
        let outcome = await Run(try good.request()).perform { _ in }
        #expect(outcome.end == .halted, "\(outcome)")
        #expect(outcome.said.contains("does not show that the browser signed in by its certificate"), "\(outcome.said)")
    }

    @Test func `is not made by an account that is not the operator's, although the portal takes it (P1)`() async throws
    {
        try await perform(
            on: .chromium,
            editing: { good in
                try good.replace("name: ops.engineer", with: "name: ops.nurse", in: "registry.yaml")
            },
            check: { outcome, ledger, _ in
                guard case .halted(let halt) = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
                #expect(halt.reasons.map(\.rule) == ["portal.account"])
                #expect(halt.reasons.first?.fact.contains("ops.engineer") == true)
                #expect(ledger.accepted.isEmpty)
            })
    }

    @Test func `does not begin where the configuration has no certificate, and that is named (P10)`() async throws {
        try await perform(on: .chromium, as: nil) { outcome, ledger, events in
            guard case .failed = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(outcome.said.contains("browser.clientCertificate"), "\(outcome.said)")
            #expect(ledger.arrivals.isEmpty)
            #expect(!events.contains { if case .browserReady = $0 { true } else { false } })
        }
    }

    @Test(arguments: [false, true])
    func `is refused where the portal does not show the account, unless policy names the environment (P1, P10)`(
        _ isAllowed: Bool
    ) async throws {
        try await perform(
            on: .chromium, account: "{ shown: false }",
            editing: { good in
                guard isAllowed else { return }
                try good.replace("uncompared:", with: "unshownAccounts: [staging]\nuncompared:", in: "policy.yaml")
            },
            check: { outcome, ledger, _ in
                #expect(outcome.end == (isAllowed ? .confirmed : nil), "\(outcome.said)")
                #expect(ledger.accepted.count == (isAllowed ? 1 : 0))
                #expect(isAllowed || outcome.said.contains("does not show who is signed in"))
            })
    }
}

extension GoodPacket {
    /// The browser signs in, by a certificate or by none; nobody types name and password, and no page is waited for long.
    fileprivate func signInByCertificate(_ file: String?) throws {
        try replace(
            "    credentials:\n      username: { value: ops.engineer }\n      password: { file: portal-password }\n",
            with: "", in: "countersign.yaml")
        try replace("page: 30s", with: "page: 12s", in: "countersign.yaml")
        guard let file else { return }
        try write(Array(PeopleAuthority.passphrase.utf8), to: "p12-passphrase")
        try replace(
            "headless: true",
            with: "headless: true\n  clientCertificate: { pkcs12: \(file), passphrase: { file: p12-passphrase }, "
                + "issuer: \(PeopleAuthority.name) }", in: "countersign.yaml")
    }
}
