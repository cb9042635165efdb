import Testing

@testable import Submission

@Suite(.timeLimit(.minutes(10))) struct DoctorTests {
    private func map(_ browser: TestEngine, policy: (String, String)? = nil) async throws -> Doctor.Finding {
        let good = try GoodPacket.make(browser: browser)
        defer { good.remove() }
        if let (old, new) = policy { try good.replace(old, with: new, in: "policy.yaml") }
        let findings = await Doctor(try good.configuration()).examine()
        let programs = findings.filter { ["browser", "driver"].contains($0.subject) }
        #expect(programs.filter { !$0.passed } == [])
        #expect(programs.first?.words.contains(browser == .firefox ? "Firefox" : "Chromium") == true)
        return try #require(findings.first { $0.subject == "map staging" })
    }

    private let unnamed = ("uncompared: [upload-attestation]", "uncompared: []")

    @Test func `files that the browser does not show are a finding where the policy does not name them`() async throws {
        let finding = try await map(.chromium, policy: unnamed)
        #expect(!finding.passed)
        #expect(finding.words.contains("does not show the files of upload-attestation"))
        #expect(finding.remedy?.contains("browser.engine: firefox") == true)
    }

    @Test(arguments: [("reader.crt", false), ("operator.crt", true)])
    func `what sealing needs is a finding, as a gate would find it`(reader: String, isFit: Bool) async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let old = "operator: jonas.weber"
        try good.replace(old, with: "readers: [\(reader)]\n\(old)", in: "countersign.yaml")
        let findings = await Doctor(try good.configuration()).examine()
        #expect(findings.first { $0.subject == "readers" }?.passed == isFit)
    }

    @Test func `files that the policy names as uncompared are said`() async throws {
        let finding = try await map(.chromium)
        #expect(finding.passed)
        #expect(finding.words.contains("not compared before they leave: upload-attestation"))
    }

    @Test func `files are no finding on Firefox, which shows them`() async throws {
        let finding = try await map(.firefox, policy: unnamed)
        #expect(finding.passed)
        #expect(!finding.words.contains("not compared"))
    }

    private static let typed =
        "    credentials:\n      username: { value: ops.engineer }\n      password: { file: portal-password }\n"

    @Test(
        arguments: [
            ("certificate", "headless: true", typed, "browser.clientCertificate"),
            ("ticket", "headless: true\n  kerberosServers: [pki.example]", "", "browser.kerberosServers"),
            ("ticket", "headless: true\n  kerberosServers: [127.0.0.1]", typed, "nobody types name and password"),
            ("ticket", "headless: true\n  kerberosServers: [127.0.0.1]", "", nil),
        ] as [(String, String, String, String?)])
    func `what a browser needs to sign in by itself is a finding, and so are credentials that nobody types`(
        way: String, browser: String, credentials: String, fault: String?
    ) async throws {
        let map = BrowserSignInMap()
        let good = try GoodPacket.make(maps: try map.make(by: way))
        defer {
            good.remove()
            map.remove()
        }
        try good.replace(Self.typed, with: credentials, in: "countersign.yaml")
        try good.replace("headless: true", with: browser, in: "countersign.yaml")
        let findings = await Doctor(try good.configuration()).examine()
        let finding = try #require(findings.first { $0.subject == "sign-in staging" })
        #expect(finding.passed == (fault == nil))
        #expect(fault.map(finding.words.contains) ?? true, "\(finding.words)")
    }

    @Test(
        arguments: [
            (TestEngine.chromium, "pkcs12: registry.yaml, passphrase: { env: P }", "AutoSelectCertificateForUrls"),
            (.firefox, "token: registry.yaml", "browser.headless: false"),
            (.firefox, "pkcs12: nowhere.p12, passphrase: { env: P }", "name another one"),
            (.firefox, "pkcs12: registry.yaml, passphrase: { env: P }", nil),
        ] as [(TestEngine, String, String?)])
    func `a client certificate that could not be used is a finding with what to do`(
        browser: TestEngine, source: String, remedy: String?
    ) throws {
        let good = try GoodPacket.make(browser: browser)
        defer { good.remove() }
        let keys = "clientCertificate: { \(source), issuer: Corporate CA }"
        try good.replace("headless: true", with: "headless: true\n  \(keys)", in: "countersign.yaml")
        let configuration = try good.configuration()
        let finding = Doctor(configuration).certificate(try #require(configuration.browser.clientCertificate))
        #expect(finding.passed == (remedy == nil))
        if let remedy { #expect(finding.remedy?.contains(remedy) == true) }
    }
}
