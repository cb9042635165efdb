import Foundation
import Testing
import WebDriver

@testable import Submission

@Suite(.timeLimit(.minutes(10))) struct ConfigurationTests {
    struct Fault: Sendable, CustomStringConvertible {
        let file: String
        let old: String
        let new: String
        let says: String
        var description: String { says }
    }

    static let faults = [
        Fault(
            file: "countersign.yaml", old: "origin: http://127.0.0.1:9", new: "origin: http://127.0.0.1:9/login",
            says: "portals.staging.origin: expected an origin"),
        Fault(
            file: "countersign.yaml", old: "password: { file: portal-password }", new: "password: { value: hunter2 }",
            says: "a password never stands in this file"),
        Fault(
            file: "countersign.yaml", old: "headless: true", new: "headless: yes",
            says: "browser.headless: expected true or false, found “yes”"),
        Fault(
            file: "countersign.yaml", old: "headless: true", new: "headles: true",
            says: "browser.headles: expected one of"),
        Fault(
            file: "countersign.yaml", old: "headless: true", new: "engine: opera\n  headless: true",
            says: "browser.engine: expected chromium or firefox, found “opera”"),
        Fault(
            file: "countersign.yaml", old: "headless: true", new: "engine: firefox\n  headless: true",
            says: "browser.noSandbox: expected one of"),
        Fault(
            file: "countersign.yaml", old: "headless: true", new: "newerThanDriver: true\n  headless: true",
            says: "browser.newerThanDriver: expected one of"),
        Fault(
            file: "countersign.yaml", old: "headless: true",
            new: "clientCertificate: { pkcs12: me.p12, passphrase: { value: hunter2 }, issuer: CA }\n  headless: true",
            says: "browser.clientCertificate.passphrase: expected exactly one of env, file, command"),
        Fault(
            file: "countersign.yaml", old: "headless: true",
            new: "clientCertificate: { token: t.so, pin: 1234, issuer: CA }\n  headless: true",
            says: "browser.clientCertificate.pin: expected one of"),
        Fault(
            file: "countersign.yaml", old: "browser:", new: "proxy: { url: http://svc:pw@gate:3128 }\nbrowser:",
            says: "proxy.url: expected http://host:port, without credentials"),
        Fault(
            file: "countersign.yaml", old: "browser:",
            new: "proxy: { pac: http://gate/p, credentials: { username: { env: A }, password: { env: B } } }\nbrowser:",
            says: "proxy.pac: expected a path, or a URL; with credentials one by https://"),
        Fault(
            file: "countersign.yaml", old: "browser:", new: "proxy: { pac: p.pac, url: http://gate:3128 }\nbrowser:",
            says: "exactly one of url, pac"),
        Fault(
            file: "countersign.yaml", old: "commit: 8s", new: "commit: 8",
            says: "deadlines.commit: expected a length of time"),
        Fault(
            file: "countersign.yaml", old: "operator: jonas.weber",
            new:
                "operator: jonas.weber\nclaims: { postgresql: { host: h, database: d, user: u, password: { value: x } } }",
            says: "claims.postgresql.password: expected exactly one of env, file, command"),
        Fault(
            file: "countersign.yaml", old: "operator: jonas.weber",
            new:
                "operator: jonas.weber\nclaims: { postgresql: { host: h, database: d, user: u, tls: { mode: disable } } }",
            says: "claims.postgresql.tls: expected verify-full or verify-ca: h is another machine"),
        Fault(
            file: "countersign.yaml", old: "operator: jonas.weber",
            new:
                "operator: jonas.weber\nclaims: { postgresql: { host: h, database: d, user: u, tls: { mode: prefer } } }",
            says: "claims.postgresql.tls.mode: expected one of verify-full, verify-ca, disable"),
        Fault(file: "countersign.yaml", old: "operator: jonas.weber", new: "", says: "operator: expected this key"),
        Fault(
            file: "countersign.yaml", old: "evidence: evidence\nstate: state",
            new: "evidence: &place state\nstate: *place",
            says: "expected values written out, found an alias"),
        Fault(
            file: "policy.yaml", old: "maximumValidityDays: 460", new: "maximumValidityDays: 460.5",
            says: "profiles[0].maximumValidityDays: expected a whole number"),
        Fault(
            file: "policy.yaml", old: "version: 3", new: "version: 3\nversion: 4", says: "expected each key once"),
        Fault(
            file: "policy.yaml", old: "policy/1", new: "policy/9", says: "schema: expected “countersign.policy/1”"),
        Fault(
            file: "registry.yaml", old: "roles: [ca-delegate]", new: "roles: [ca-delegat]",
            says: "persons[0].roles: expected roles out of"),
        Fault(
            file: "registry.yaml", old: "id: pavel.novak", new: "id: Jonas.Weber",
            says: "expected each person once, found “Jonas.Weber” again"),
        Fault(file: "registry.yaml", old: "persons:", new: "persons: [", says: "expected YAML"),
    ]

    @Test(arguments: faults)
    func `a configuration that does not parse is refused with file, line, column and what was expected`(
        _ fault: Fault
    ) async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace(fault.old, with: fault.new, in: fault.file)
        let error = try await #require(throws: InputError.self) { _ = try await good.facts() }
        let problem = try #require(error.problems.first { $0.description.contains(fault.says) }, "\(error)")
        #expect(problem.file.hasSuffix(fault.file))
        #expect(problem.line != nil)
        #expect(problem.column != nil)
        #expect(!error.description.contains("hunter2"))
    }

    @Test func `a good configuration is read, and its relative paths start beside it`() throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let configuration = try good.configuration()
        let folder = good.folder.standardizedFileURL.path
        #expect(configuration.policy == "\(folder)/policy.yaml")
        #expect(configuration.journal == "\(folder)/state/journal.sqlite")
        #expect(configuration.deadlines.commit == 8000)
        #expect(configuration.deadlines.page == 30_000)
        let portal = try configuration.portal("staging")
        #expect(portal.credentials?.username == .value("ops.engineer"))
        #expect(portal.credentials?.password == .file("\(folder)/portal-password"))
    }

    @Test func `a client certificate is a file or a token, for the portal's origin`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let origin = "https://pki.example.com"
        let folder = good.folder.standardizedFileURL.path
        let keys = "kerberosServers: [pki.example.com]\n  headless: true\n  clientCertificate"
        let file = "\(keys): { pkcs12: me.p12, passphrase: { file: portal-password }, issuer: CA }"
        try good.replace("headless: true", with: file, in: "countersign.yaml")
        let browser = try good.configuration().browser
        #expect(browser.kerberosServers == ["pki.example.com"])
        let packed = try await #require(browser.clientCertificate).certificate(for: origin)
        #expect(packed.issuer == "CA" && packed.origins == [origin])
        guard case .pkcs12(let path, _) = packed.source else { throw CancellationError() }
        #expect(path == "\(folder)/me.p12")
        let token = "\(keys): { token: /usr/lib/t.so, variables: [SOFTHSM2_CONF], issuer: CA }"
        try good.replace(file, with: token, in: "countersign.yaml")
        let held = try await #require(good.configuration().browser.clientCertificate).certificate(for: origin)
        guard case .pkcs11(let library, let variables) = held.source else { throw CancellationError() }
        #expect(library == "/usr/lib/t.so" && variables == ["SOFTHSM2_CONF"])
    }

    @Test func `flags count over environment variables, and these over the file`() throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let environment = ["COUNTERSIGN_CONFIG": good.configurationPath, "COUNTERSIGN_EVIDENCE": "/from/environment"]
        var flags = ConfigurationFlags()
        #expect(try Configuration.load(flags, environment: environment).evidence == "/from/environment")
        flags.evidence = "/from/flag"
        #expect(try Configuration.load(flags, environment: environment).evidence == "/from/flag")
    }

    @Test func `a portal that the file does not know is refused with those it knows`() throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let error = try #require(throws: InputError.self) { try good.configuration().portal("production") }
        #expect(error.description.contains("expected one of the portals staging, found “production”"))
    }

    @Test func `the map in force is the one that CURRENT names, or the configured version`() throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.write(Array("# for each\nproduction: 1\nstaging: 2\n".utf8), to: "CURRENT")
        for version in ["1", "2"] {
            try FileManager.default.createDirectory(
                at: good.folder.appendingPathComponent(version), withIntermediateDirectories: true)
            try good.write([], to: "\(version)/map.yaml")
        }
        var portal = try good.configuration().portal("staging")
        portal.maps = good.folder.path
        #expect(try portal.mapFolder() == "\(good.folder.path)/2")
        portal.mapVersion = "1"
        #expect(try portal.mapFolder() == "\(good.folder.path)/1")
        portal.mapVersion = "3"
        #expect(throws: InputError.self) { try portal.mapFolder() }
        portal.mapVersion = "../1"
        #expect(throws: InputError.self) { try portal.mapFolder() }
    }
}
