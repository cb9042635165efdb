import Foundation

extension Browser {
    /// Starts chromedriver and Chromium in a process group and a folder of their own.
    ///
    /// A note in the state folder says what was started, for ``Leftovers/sweep(in:)`` after a SIGKILL.
    ///
    /// - Throws: ``DriverError`` naming what is missing and how to get it. Nothing is left running then.
    public static func launch(_ options: ChromeOptions, stateFolder: String) async throws(DriverError) -> Browser {
        let driver = try Search.program(options.driver, "chromedriver", package: "chromium-driver")
        if let binary = options.binary { _ = try Search.program(binary, "chromium", package: "chromium") }
        let folder = try RunFolder.make()
        do {
            let note = try StartedNote(in: stateFolder, folder: folder.path)
            return try await launch(options, driver, folder, note)
        } catch {
            folder.remove()
            throw error
        }
    }

    private static func launch(
        _ options: ChromeOptions, _ driver: String, _ folder: RunFolder, _ note: StartedNote
    ) async throws(DriverError) -> Browser {
        async let digest = DriverIdentity.digest(driver)
        do {
            try await CertificateStore.make(home: folder.home, trusting: options.trustedAuthorities)
            let process = try await DriverProcess.start(
                driver, arguments: ["--port=0"], environment: environment(folder), folder: folder
            ) { pid in try? note.write(driver: pid) }
            do {
                let (session, bidi) = try await open(options, folder, process)
                let identity = DriverIdentity(
                    path: driver, version: try version(of: driver, session), sha256: await digest)
                return Browser(
                    session: session, bidi: bidi, driver: identity, process: process, folder: folder, note: note)
            } catch {
                await process.end()
                throw error
            }
        } catch {
            note.remove()
            throw error as? DriverError ?? DriverError("the browser could not be started: \(error)")
        }
    }

    private static func open(
        _ options: ChromeOptions, _ folder: RunFolder, _ process: DriverProcess
    ) async throws -> (Session, BiDi) {
        let end = RemoteEnd(url: "http://127.0.0.1:\(process.port)") { await process.hasDied() }
        try await ready(end)
        let session = try await Session.open(end, capabilities: options.capabilities(profile: folder.profile))
        guard let url = session.capabilities["webSocketUrl"]?.string else {
            throw DriverError("the driver has no BiDi connection; chromedriver 128 or later is needed")
        }
        return (session, try await BiDi.connect(to: url))
    }

    /// Asks until the driver says that it can make a session (WebDriver, section 8.3, Status).
    private static func ready(_ end: RemoteEnd) async throws {
        let limit = ContinuousClock.now + .seconds(10)
        while try await end.send(.status, session: nil)["ready"]?.bool != true {
            guard ContinuousClock.now < limit else {
                throw DriverError("the driver was not ready within 10 seconds")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// The driver's version; one for another browser is refused.
    private static func version(of driver: String, _ session: Session) throws(DriverError) -> String {
        let text = session.capabilities["chrome"]?["chromedriverVersion"]?.string ?? "?"
        let version = String(text.prefix { $0 != " " })
        let browser = session.capabilities["browserVersion"]?.string ?? "?"
        guard DriverIdentity.major(version) == DriverIdentity.major(browser) else {
            throw DriverError("\(driver) is version \(version), the browser \(browser): install the same major version")
        }
        return version
    }

    private static func environment(_ folder: RunFolder) -> [String: String] {
        var variables = ["HOME": folder.home, "TMPDIR": folder.temporary, "XDG_CACHE_HOME": folder.temporary]
        for name in ["PATH", "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "LANG", "LC_ALL", "TZ"] {
            variables[name] = ProcessInfo.processInfo.environment[name]
        }
        return variables
    }
}
