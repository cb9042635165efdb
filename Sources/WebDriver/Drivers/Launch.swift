import Foundation

extension Browser {
    /// Starts chromedriver and Chromium in a process group and a folder of their own.
    ///
    /// A note in the state folder says what was started, for ``Leftovers/sweep(in:)`` after a SIGKILL.
    ///
    /// - Throws: ``DriverError`` naming what is missing and how to get it. Nothing is left running then.
    public static func launch(
        _ options: ChromeOptions, stateFolder: String, recorder: Recorder? = nil
    ) async throws(DriverError) -> Browser {
        try await launch(kind: options, stateFolder, recorder)
    }

    /// Starts geckodriver and Firefox, as ``launch(_:stateFolder:recorder:)-(ChromeOptions,_,_)`` does with Chromium.
    ///
    /// - Throws: ``DriverError`` naming what is missing and how to get it. Nothing is left running then.
    public static func launch(
        _ options: FirefoxOptions, stateFolder: String, recorder: Recorder? = nil
    ) async throws(DriverError) -> Browser {
        try await launch(kind: options, stateFolder, recorder)
    }

    /// Starts WebKitWebDriver and MiniBrowser, which need a display; its ``bidi`` refuses every command.
    ///
    /// - Throws: ``DriverError`` naming what is missing and how to get it. Nothing is left running then.
    public static func launch(
        _ options: WebKitOptions, stateFolder: String, recorder: Recorder? = nil
    ) async throws(DriverError) -> Browser {
        try await launch(kind: options, stateFolder, recorder)
    }

    private static func launch(
        kind: some BrowserKind, _ stateFolder: String, _ recorder: Recorder?
    ) async throws(DriverError) -> Browser {
        let program = kind.driverProgram
        let driver = try Search.program(kind.driver, program.name, package: program.package)
        try kind.requireBrowser()
        let folder = RunFolder.planned()
        // Before the folder: one that no note names would stay for ever after a SIGKILL.
        let note = try StartedNote(in: stateFolder, folder: folder.path)
        do {
            try folder.create()
            return try await launch(kind, driver, folder, note, recorder)
        } catch {
            folder.remove()
            note.remove()
            throw error
        }
    }

    private static func launch(
        _ kind: some BrowserKind, _ driver: String, _ folder: RunFolder, _ note: StartedNote, _ recorder: Recorder?
    ) async throws(DriverError) -> Browser {
        async let digest = ProgramIdentity.digest(driver)
        do {
            try await kind.prepare(folder)
            let process = try await start(kind, driver, folder, note)
            do {
                let (session, bidi) = try await open(kind, folder, process, recorder)
                let identity = ProgramIdentity(
                    path: driver, version: try kind.driverVersion(driver, session), sha256: await digest)
                let running = RunningBrowser(
                    process: process, folder: folder, note: note, named: kind.browserProcess(session))
                return Browser(
                    session: session, bidi: bidi, driver: identity, cautions: kind.cautions(session), running: running)
            } catch {
                await process.end()
                throw error
            }
        } catch {
            throw error as? DriverError ?? DriverError("the browser could not be started: \(error)")
        }
    }

    /// Starts the driver; again where its port may have been taken in between.
    private static func start(
        _ kind: some BrowserKind, _ driver: String, _ folder: RunFolder, _ note: StartedNote
    ) async throws(DriverError) -> DriverProcess {
        var tries = kind.attempts
        while true {
            tries -= 1
            do {
                return try await DriverProcess.start(
                    driver, arguments: try kind.driverArguments(), environment: environment(kind, folder),
                    folder: folder, announcement: kind.announcement
                ) { note.write(driver: $0) }
            } catch {
                guard tries > 0, !Task.isCancelled else { throw error }
            }
        }
    }

    private static func open(
        _ kind: some BrowserKind, _ folder: RunFolder, _ process: DriverProcess, _ recorder: Recorder?
    ) async throws -> (Session, BiDi) {
        let end = RemoteEnd(url: "http://127.0.0.1:\(process.port)", recorder: recorder) { await process.hasDied() }
        try await end.waitUntilReady()
        let session = try await Session.open(end, capabilities: kind.capabilities(in: folder))
        if let lack = kind.lackOfBiDi { return (session, .absent(lack)) }
        guard let url = session.capabilities["webSocketUrl"]?.string else {
            throw DriverError("the driver has no BiDi connection; install a newer one")
        }
        return (session, try await BiDi.connect(to: url, recorder: recorder))
    }

    private static func environment(_ kind: some BrowserKind, _ folder: RunFolder) -> [String: String] {
        var variables = [
            "HOME": folder.home, "TMPDIR": folder.temporary, "XDG_CACHE_HOME": folder.temporary,
            // A browser without a session bus would start one, which nobody would end.
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        ]
        for name in ["PATH", "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "LANG", "LC_ALL", "TZ"] {
            variables[name] = ProcessInfo.processInfo.environment[name]
        }
        if let display = kind.display { variables["DISPLAY"] = display }
        return variables.merging(kind.environment(in: folder)) { $1 }
    }
}
