extension FirefoxOptions: BrowserKind {
    var driverProgram: (name: String, package: String) {
        ("geckodriver", "geckodriver (https://github.com/mozilla/geckodriver/releases)")
    }
    var announcement: Announcement { .geckodriver }
    var attempts: Int { 3 }

    func requireBrowser() throws(DriverError) {
        _ = try browserFile()
    }

    private func browserFile() throws(DriverError) -> String {
        if binary == nil, let firefox = Search.executable("firefox-esr") ?? Search.executable("firefox") {
            return firefox
        }
        return try Search.program(binary, "firefox", package: "firefox-esr")
    }

    func driverArguments() throws(DriverError) -> [String] {
        // With port 0 geckodriver refuses its own Host header; Firefox chooses the port of its WebSocket itself.
        ["--host", "127.0.0.1", "--port", "\(try LoopbackPort.free())", "--websocket-port", "0"]
    }

    func prepare(_ folder: RunFolder) async throws(DriverError) {
        try clientCertificate?.requirePerson(isHeadless: isHeadless)
        try await CertificateStore.make(
            in: folder.profile, trusting: trustedAuthorities, client: clientCertificate)
    }

    func environment(in folder: RunFolder) -> [String: String] {
        Kerberos.environment(for: kerberosServers).merging(clientCertificate?.environment ?? [:]) { $1 }
    }

    func capabilities(in folder: RunFolder) -> JSONValue {
        // geckodriver switches the crash reporter on whatever is asked for (measured with 0.33): its helper leaves the
        // group and ends with the folder, where dumps stay; nothing is reported.
        var firefox: [String: JSONValue] = [
            "args": .array(arguments(profile: folder.profile).map { .string($0) }),
            "prefs": .object(preferences),
        ]
        if let binary = try? browserFile() { firefox["binary"] = .string(binary) }
        return [
            "browserName": "firefox", "acceptInsecureCerts": false, "pageLoadStrategy": "none", "webSocketUrl": true,
            "unhandledPromptBehavior": "ignore", "timeouts": ["script": 10_000, "pageLoad": 25_000, "implicit": 0],
            "moz:firefoxOptions": .object(firefox),
        ]
    }

    func driverVersion(_ path: String, _ session: Session) throws(DriverError) -> String {
        let version = session.capabilities["moz:geckodriverVersion"]?.string ?? "?"
        let browser = session.capabilities["browserVersion"]?.string ?? "?"
        try accept(driver: path, version: version, browser: browser)
        return version
    }

    func cautions(_ session: Session) -> [String] {
        guard let driver = session.capabilities["moz:geckodriverVersion"]?.string,
            let browser = session.capabilities["browserVersion"]?.string, let range = GeckodriverRange(of: driver),
            let major = ProgramIdentity.major(browser), range.isBelow(major)
        else { return [] }
        return ["geckodriver \(driver) is published for \(range.words); the browser is \(browser)"]
    }

    func browserProcess(_ session: Session) -> Int32? {
        session.capabilities["moz:processID"]?.number.flatMap { Int32(exactly: $0) }
    }
}
