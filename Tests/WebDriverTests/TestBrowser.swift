import Foundation
import WebDriver

/// A browser for one test, and what it leaves behind.
enum TestBrowser {
    /// Headless; as root, where Chromium's own sandbox cannot work, without it.
    static var options: ChromeOptions {
        var options = ChromeOptions()
        options.noSandbox = getuid() == 0
        return options
    }

    /// Headless, with the driver that `scripts/geckodriver` fetches.
    static var firefox: FirefoxOptions {
        var options = FirefoxOptions()
        options.driver = geckodriver
        // The geckodriver that can be fetched is older than the Firefox that is installed.
        options.permitsNewerBrowser = true
        return options
    }

    private static var geckodriver: String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        return root.appending(path: "build/geckodriver").path
    }

    /// Runs a body with a browser, which is ended whatever happens.
    static func with<Value>(
        _ options: ChromeOptions = options, _ body: (Browser) async throws -> Value
    ) async throws -> Value {
        try await withState { try await use(try await Browser.launch(options, stateFolder: $0), body) }
    }

    /// Runs a body with Firefox, which is ended whatever happens.
    static func with<Value>(
        _ options: FirefoxOptions, _ body: (Browser) async throws -> Value
    ) async throws -> Value {
        try await withState { try await use(try await Browser.launch(options, stateFolder: $0), body) }
    }

    /// Runs a body with a browser of this engine, which is ended whatever happens; WebKit has a display of its own.
    static func with<Value>(
        _ engine: Engine, proxyPort: Int? = nil, _ body: (Browser) async throws -> Value
    ) async throws -> Value {
        try await withDisplay(engine) { display in
            try await withState { try await use(try await launch(engine, display, $0, proxyPort: proxyPort), body) }
        }
    }

    /// Launches a browser of this engine, which the caller ends.
    static func launch(
        _ engine: Engine, _ display: String?, _ state: String, proxyPort: Int? = nil
    ) async throws -> Browser {
        switch engine {
        case .chromium:
            var options = options
            options.proxyPort = proxyPort
            return try await Browser.launch(options, stateFolder: state)
        case .firefox:
            var options = firefox
            options.proxyPort = proxyPort
            return try await Browser.launch(options, stateFolder: state)
        case .webKit:
            var options = WebKitOptions()
            options.display = display
            options.proxyPort = proxyPort
            return try await Browser.launch(options, stateFolder: state)
        }
    }

    /// Runs a body with a display, where the engine needs one.
    static func withDisplay<Value>(_ engine: Engine, _ body: (String?) async throws -> Value) async throws -> Value {
        engine == .webKit ? try await TestDisplay.with { try await body($0) } : try await body(nil)
    }

    private static func use<Value>(
        _ browser: Browser, _ body: (Browser) async throws -> Value
    ) async throws -> Value {
        do {
            let value = try await body(browser)
            await browser.end()
            return value
        } catch {
            await browser.end()
            throw error
        }
    }

    /// Runs a body with a folder for notes, removed afterwards.
    static func withState<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let folder = NSTemporaryDirectory() + "state-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    /// Living processes whose HOME lies in this folder or whose command line names it.
    static func processes(of folder: String) -> [String] {
        let pids = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
        return pids.compactMap { pid in
            let files = ["cmdline", "environ"].map {
                FileManager.default.contents(atPath: "/proc/\(pid)/\($0)") ?? Data()
            }
            let command = String(decoding: files[0], as: UTF8.self)
            let isOurs = files.contains { $0.range(of: Data(folder.utf8)) != nil }
            return isOurs ? "\(pid) \(command.replacing("\0", with: " ").prefix(100))" : nil
        }
    }

    /// Asks until something holds; a test's own time limit is the end of it.
    static func wait(until condition: () async throws -> Bool) async throws {
        while try await !condition() { try await Task.sleep(for: .milliseconds(5)) }
    }
}

/// The three engines that are driven.
enum Engine: String, CaseIterable, Sendable, Codable {
    case chromium
    case firefox
    case webKit
}

extension Session {
    /// Opens a page and waits until it is there.
    func open(_ url: String) async throws {
        try await navigate(to: url)
        try await TestBrowser.wait {
            try await execute("return [document.readyState, location.href]") == ["complete", .string(url)]
        }
    }
}
