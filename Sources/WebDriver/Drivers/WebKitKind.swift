import Foundation

extension WebKitOptions: BrowserKind {
    var driverProgram: (name: String, package: String) { ("WebKitWebDriver", "webkit2gtk-driver") }
    var announcement: Announcement { .socket }
    var lackOfBiDi: String? { "WebKitWebDriver has no BiDi" }

    func requireBrowser() throws(DriverError) {
        _ = try browserFile()
        let environment = ProcessInfo.processInfo.environment
        guard display ?? environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"] != nil else {
            throw DriverError("WebKit has no headless mode and there is no DISPLAY: start Xvfb, or name a display")
        }
    }

    private func browserFile() throws(DriverError) -> String {
        try Search.program(binary ?? Self.installed, "MiniBrowser", package: "webkit2gtk-driver")
    }

    /// MiniBrowser lies beside the library, in a folder named after the machine.
    private static var installed: String? {
        let machines = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        let libraries = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
        let files = libraries.flatMap { library in machines.map { "/usr/lib/\($0)/\(library)/MiniBrowser" } }
        return files.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    func driverArguments() -> [String] {
        // It listens on a free port and does not say which.
        ["--host=127.0.0.1", "--port=0"]
    }

    func capabilities(in folder: RunFolder) -> JSONValue {
        var arguments: [JSONValue] = ["--automation"]
        // MiniBrowser takes no notice of the W3C capability `proxy` (measured with 2.50.6).
        if let proxyPort { arguments.append(.string("--proxy=socks5://127.0.0.1:\(proxyPort)")) }
        var webkit: [String: JSONValue] = ["args": .array(arguments)]
        if let binary = try? browserFile() { webkit["binary"] = .string(binary) }
        return [
            "acceptInsecureCerts": false, "pageLoadStrategy": "none", "unhandledPromptBehavior": "ignore",
            "timeouts": ["script": 10_000, "pageLoad": 25_000, "implicit": 0],
            "webkitgtk:browserOptions": .object(webkit),
        ]
    }

    /// Driver and browser are one library's: the driver says no version of its own.
    func driverVersion(_ path: String, _ session: Session) -> String {
        session.capabilities["browserVersion"]?.string ?? "?"
    }

    func browserProcess(_ session: Session) -> Int32? { nil }
}
