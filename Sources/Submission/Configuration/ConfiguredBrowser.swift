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
    /// What kind of browser it is; to start one, ask for ``started(for:headed:)``.
    var governed: GovernedBrowser { browser(headed: false, certificate: nil) }

    /// The browser as it is started for a portal; `headed` shows a window whatever the configuration says.
    ///
    /// - Throws: ``CredentialError`` where a certificate's passphrase cannot be had.
    func started(for portal: PortalConfiguration, headed: Bool) async throws(CredentialError) -> GovernedBrowser {
        browser(headed: headed, certificate: try await clientCertificate?.certificate(for: portal.origin))
    }

    private func browser(headed: Bool, certificate: ClientCertificate?) -> GovernedBrowser {
        switch engine {
        case .chromium:
            var options = ChromeOptions(self, headed: headed)
            options.clientCertificate = certificate
            return .chromium(options)
        case .firefox:
            var options = FirefoxOptions(self, headed: headed)
            options.clientCertificate = certificate
            return .firefox(options)
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
        kerberosServers = configuration.kerberosServers
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
        kerberosServers = configuration.kerberosServers
    }
}
