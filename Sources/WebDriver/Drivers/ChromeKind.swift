extension ChromeOptions: BrowserKind {
    var driverProgram: (name: String, package: String) { ("chromedriver", "chromium-driver") }
    /// It chooses one port for IPv4 and IPv6, and ends where the second has taken it meanwhile.
    var attempts: Int { 3 }
    var announcement: Announcement { .chromedriver }

    func requireBrowser() throws(DriverError) {
        if let binary { _ = try Search.program(binary, "chromium", package: "chromium") }
    }

    func driverArguments() -> [String] {
        // chromedriver chooses a free port itself.
        ["--port=0"]
    }

    func prepare(_ folder: RunFolder) async throws(DriverError) {
        try clientCertificate?.requirePerson(isHeadless: isHeadless)
        if let clientCertificate, isHeadless {
            let policy = CertificatePolicy(for: clientCertificate)
            let missing = policy.missing(in: policyFolder)
            guard missing.isEmpty else {
                throw DriverError(
                    "no policy chooses the client certificate for \(missing.joined(separator: ", ")): "
                        + "write this into \(policyFolder)/client-certificate.json: \(policy.text)")
            }
        }
        try await CertificateStore.make(
            in: "\(folder.home)/.pki/nssdb", trusting: trustedAuthorities, client: clientCertificate)
    }

    func environment(in folder: RunFolder) -> [String: String] {
        Kerberos.environment(for: kerberosServers).merging(clientCertificate?.environment ?? [:]) { $1 }
    }

    func capabilities(in folder: RunFolder) -> JSONValue {
        capabilities(profile: folder.profile)
    }

    func driverVersion(_ path: String, _ session: Session) throws(DriverError) -> String {
        let text = session.capabilities["chrome"]?["chromedriverVersion"]?.string ?? "?"
        let version = String(text.prefix { $0 != " " })
        let browser = session.capabilities["browserVersion"]?.string ?? "?"
        guard ProgramIdentity.major(version) == ProgramIdentity.major(browser) else {
            throw DriverError("\(path) is version \(version), the browser \(browser): install the same major version")
        }
        return version
    }

    func cautions(_ session: Session) -> [String] {
        noSandbox ? ["the browser's own sandbox is off"] : []
    }

    func browserProcess(_ session: Session) -> Int32? {
        session.capabilities["goog:processID"]?.number.flatMap { Int32(exactly: $0) }
    }
}
