import Portal
import WebDriver

/// Which browser governed runs use.
package enum BrowserEngine: String, CaseIterable, Hashable, Sendable {
    /// Chromium or Chrome, by chromedriver.
    case chromium
    /// Firefox, by geckodriver.
    case firefox
}

extension BrowserConfiguration {
    /// The browser as it is started without a person.
    var governed: GovernedBrowser { GovernedBrowser(self, headed: false) }
}

extension GovernedBrowser {
    /// As the configuration says; `headed` shows a window whatever it says.
    init(_ configuration: BrowserConfiguration, headed: Bool) {
        switch configuration.engine {
        case .chromium: self = .chromium(ChromeOptions(configuration, headed: headed))
        case .firefox: self = .firefox(FirefoxOptions(configuration, headed: headed))
        }
    }
}

extension ChromeOptions {
    fileprivate init(_ configuration: BrowserConfiguration, headed: Bool) {
        self.init()
        binary = configuration.binary
        driver = configuration.driver
        isHeadless = configuration.headless && !headed
        noSandbox = configuration.noSandbox
        trustedAuthorities = configuration.trustedAuthorities
    }
}

extension FirefoxOptions {
    fileprivate init(_ configuration: BrowserConfiguration, headed: Bool) {
        self.init()
        binary = configuration.binary
        driver = configuration.driver
        isHeadless = configuration.headless && !headed
        permitsNewerBrowser = configuration.newerThanDriver
        trustedAuthorities = configuration.trustedAuthorities
    }
}
