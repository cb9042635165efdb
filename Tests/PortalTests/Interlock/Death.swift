import Foundation
import Glibc
import StagingPortal
import Testing
import Valve
import WebDriver

@testable import Portal

/// What ends while requests are held.
enum Death: String, CaseIterable, Codable, Sendable {
    case driverKilled
    case browserKilled
    case ownerKilled
    case groupKilled
    case sessionDeleted
}

/// One browser in which a form, a fetch and a beacon are held at once, and something dies.
struct DeathTrial: Codable, Sendable {
    let engine: TrialEngine
    let death: Death
    /// Whether the valve is there; without it, only the inspector is.
    let guarded: Bool
    let origin: String
    let authority: String?
    /// Stands in the paths that are posted to, so that arrivals can be told apart.
    let number: Int
    /// A folder of its own.
    let folder: String

    static let kinds = ["form", "fetch", "beacon"]

    func path(_ kind: String) -> String { "/proof/\(number)/\(kind)" }

    /// Has the three held, then lets happen what happens.
    ///
    /// - Throws: when they could not be held; then nothing was tried.
    func run() async throws {
        let valve = guarded ? try await Valve.open(allowing: [try endpoint]) : nil
        let browser = try await engine.launch(behind: valve?.port, trusting: authority, stateFolder: folder)
        do {
            try await hold(browser, valve)
        } catch {
            await valve?.close()
            await browser.end()
            throw error
        }
        try await happen(to: browser)
        // A control that is cut short would prove nothing: the browser has a second to send what it has.
        try await Task.sleep(for: .seconds(1))
        await valve?.close()
        await browser.end()
    }

    private var endpoint: Origin {
        get throws {
            let parts = try #require(URLComponents(string: origin))
            return Origin(host: try #require(parts.host), port: try #require(parts.port))
        }
    }

    private func hold(_ browser: Browser, _ valve: Valve?) async throws {
        let rules = RequestRules(
            map: try ProofMap.load(in: folder), values: try SamplePacket.values(folder: folder), origin: origin,
            uncompared: [])
        let inspector = Inspector(bidi: browser.bidi, rules: rules) { await valve?.arm() }
        try await inspector.watch(engine.governed)
        try await browser.session.navigate(to: "\(origin)/login")
        let reader = try await PageReader.open(browser.bidi)
        try await until("the page") {
            try? await reader.read("return document.readyState + location.pathname", []) == "complete/login"
        }
        await inspector.arm()
        await valve?.arm()
        _ = try await browser.session.execute(script)
        try await until("three held requests") {
            guard case .held = await inspector.commit else { return false }
            return await inspector.parked.filter { !$0.request.isPlainRead }.count == 2
        }
    }

    private var script: String {
        """
        const body = () => new URLSearchParams({ a: '1' });
        void fetch('\(path("fetch"))', { method: 'POST', body: body() }).catch(() => 0);
        navigator.sendBeacon('\(path("beacon"))', body());
        const form = Object.assign(document.createElement('form'), { method: 'post', action: '\(path("form"))' });
        form.innerHTML = '<input name=a value=1>';
        document.body.append(form);
        setTimeout(() => form.submit(), 50);
        """
    }

    private func until(_ what: String, _ holds: () async throws -> Bool?) async throws {
        let end = ContinuousClock.now + .seconds(40)
        while try await holds() != true {
            guard ContinuousClock.now < end else { throw NotHeld(what: what) }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func happen(to browser: Browser) async throws {
        switch death {
        case .driverKilled: kill(browser.processID, SIGKILL)
        case .browserKilled: kill(try #require(browser.browserProcessID), SIGKILL)
        case .ownerKilled: kill(getpid(), SIGKILL)
        case .groupKilled: kill(-browser.processID, SIGKILL)
        case .sessionDeleted: try? await browser.session.delete()
        }
    }
}

/// The trial did not come to its death.
struct NotHeld: Error {
    let what: String
}

/// The staging portal's map, with three requests that need no login.
enum ProofMap {
    static func load(in folder: String) throws -> SelectorMap {
        let text = try MapFiles.text("staging")
            .replacing("path: /drafts/${draft}/submit\n    type", with: "path: '/proof/\\d+/form'\n    type")
            .replacing("\nrequests:\n", with: "\nrequests:\n" + more)
        let place = folder + "/2026-11.1"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: place + "/map.yaml"))
        return try SelectorMap.load(folder: place)
    }

    private static let more = """
          others:
            purpose: helper
            method: POST
            path: '/proof/\\d+/(fetch|beacon)'
            type: urlencoded
            body:
              a: { opaque: 16 }

        """
}

/// The two browsers that can be governed.
enum TrialEngine: String, CaseIterable, Codable, Sendable {
    case chromium
    case firefox

    var governed: GovernedBrowser {
        switch self {
        case .chromium:
            var options = ChromeOptions()
            options.noSandbox = getuid() == 0
            return .chromium(options)
        case .firefox:
            var options = FirefoxOptions()
            options.driver = MapFiles.root + "build/geckodriver"
            // The geckodriver that can be fetched is older than the Firefox that is installed.
            options.permitsNewerBrowser = true
            return .firefox(options)
        }
    }

    func launch(behind port: Int?, trusting authority: String?, stateFolder: String) async throws -> Browser {
        switch governed {
        case .chromium(var options):
            options.proxyPort = port
            options.trustedAuthorities = [authority].compactMap(\.self)
            return try await Browser.launch(options, stateFolder: stateFolder)
        case .firefox(var options):
            options.proxyPort = port
            options.trustedAuthorities = [authority].compactMap(\.self)
            return try await Browser.launch(options, stateFolder: stateFolder)
        }
    }
}
