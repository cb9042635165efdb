package import WebDriver

/// A browser whose requests can be held, and how it is started: one with WebDriver BiDi.
package enum GovernedBrowser: Sendable {
    /// Chromium by chromedriver.
    case chromium(ChromeOptions)
    /// Firefox by geckodriver.
    case firefox(FirefoxOptions)

    /// Whether it has no window.
    package var isHeadless: Bool {
        switch self {
        case .chromium(let options): options.isHeadless
        case .firefox(let options): options.isHeadless
        }
    }

    /// Whether its own sandbox is switched off.
    package var isWithoutSandbox: Bool {
        switch self {
        case .chromium(let options): options.noSandbox
        case .firefox: false
        }
    }

    /// Whether it shows a held body that carries a file (measured: Chromium 156 does not, Firefox 153 does).
    package var showsFiles: Bool {
        switch self {
        case .chromium: false
        case .firefox: true
        }
    }

    /// Names of a map's requests that carry a file which this browser does not show.
    package func unshown(in map: SelectorMap) -> [String] {
        showsFiles ? [] : map.requests.filter(\.carriesFile).map(\.id)
    }

    /// Starts it behind a SOCKS 5 proxy on that loopback port, which is its only way out.
    ///
    /// - Parameters:
    ///   - port: where the proxy listens.
    ///   - stateFolder: where notes about running browsers are kept.
    ///   - height: of the window of a headless browser, in CSS pixels.
    /// - Returns: the browser, with a session.
    /// - Throws: ``DriverError`` naming what is missing. Nothing is left running then.
    func launched(
        behind port: Int, stateFolder: String, height: Int = walkHeight
    ) async throws(DriverError) -> Browser {
        switch self {
        case .chromium(var options):
            options.proxyPort = port
            if options.isHeadless { options.window.height = height }
            return try await Browser.launch(options, stateFolder: stateFolder)
        case .firefox(var options):
            options.proxyPort = port
            if options.isHeadless { options.window.height = height }
            return try await Browser.launch(options, stateFolder: stateFolder)
        }
    }

    /// For a walk: most tabs of a form stand in one picture, and higher pages get room for theirs.
    ///
    /// What no page reaches is painted too: with 2500 a picture took 103 ms instead of 82 (measured with 156).
    static let walkHeight = 1300

    /// For a look at pages, whose pictures are of what the window shows: tall enough for a whole form.
    static let surveyHeight = 2500

    /// Where the bodies of its held requests are read.
    func bodies(_ bidi: BiDi) async throws(WebDriverError) -> HeldBodies {
        switch self {
        case .chromium: .inEvent
        case .firefox: try await .collected(by: bidi)
        }
    }
}
