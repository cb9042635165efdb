extension Command {
    static func devTools(_ method: String, _ parameters: JSONValue, _ effect: Effect) -> Command {
        Command(
            "Execute CDP Command", .post, "/goog/cdp/execute",
            ["cmd": .string(method), "params": parameters], effect: effect,
            section: "https://chromedevtools.github.io/devtools-protocol/")
    }

    static let fullScreenshot = Command(
        "Take Full Screenshot", .get, "/moz/screenshot/full", effect: .safe, deadline: .seconds(60),
        section: "https://firefox-source-docs.mozilla.org/testing/geckodriver/")

    static func uploadFile(_ archive: [UInt8]) -> Command {
        Command(
            "Upload File", .post, "/se/file", ["file": .string(Base64.encode(archive))], effect: .safe,
            deadline: .seconds(120), section: "https://www.selenium.dev/documentation/grid/")
    }
}

extension Session {
    /// Sends a command of the Chrome DevTools Protocol; chromedriver only.
    ///
    /// It is sent once, unless the caller knows that it only reads.
    public func devTools(
        _ method: String, _ parameters: JSONValue = [:], effect: Effect = .changes
    ) async throws(WebDriverError) -> JSONValue {
        try await send(.devTools(method, parameters, effect))
    }

    /// A picture of the whole document, in pixels nobody can store unmasked; geckodriver only.
    public func takeFullScreenshot() async throws(WebDriverError) -> Screenshot {
        Screenshot(try await bytes(.fullScreenshot))
    }

    /// Brings a file to the machine of a remote browser; Selenium Grid only.
    ///
    /// - Returns: its path there, for ``setFiles(_:of:)``.
    public func uploadFile(named name: String, _ content: [UInt8]) async throws(WebDriverError) -> String {
        try await text(.uploadFile(try StoredArchive.bytes(name: name, content)))
    }
}
