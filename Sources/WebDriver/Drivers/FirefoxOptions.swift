/// How Firefox is started for a governed run.
public struct FirefoxOptions: Sendable {
    /// The browser; nil looks for `firefox-esr` and `firefox` on the PATH.
    public var binary: String?
    /// The driver; nil looks for `geckodriver` on the PATH.
    public var driver: String?
    /// The X display of a browser with a window, such as `:97`; nil takes that of our own environment.
    public var display: String?
    /// Whether the browser has no window.
    public var isHeadless = true
    /// The window's size in CSS pixels.
    public var window = (width: 1280, height: 1600)
    /// Whether a Firefox newer than the driver was published for is accepted; ``Browser/cautions`` then says so.
    public var permitsNewerBrowser = false
    /// The loopback port of the SOCKS 5 proxy that is the browser's only way out.
    public var proxyPort: Int?
    /// Files with CA certificates (PEM) that the fresh profile trusts.
    public var trustedAuthorities: [String] = []
    /// The certificate with which the browser signs in; nil for none.
    public var clientCertificate: ClientCertificate?
    /// Servers that may ask for a Kerberos ticket: `pki.example.com`; with none, no ticket ever leaves.
    public var kerberosServers: [String] = []
    /// More preferences; they win over those of this client.
    public var extraPreferences: [String: JSONValue] = [:]

    /// A headless browser with its sandbox on.
    public init() {}

    /// The command line, without anything secret.
    func arguments(profile: String) -> [String] {
        let size = ["-width", "\(window.width)", "-height", "\(window.height)"]
        return (isHeadless ? ["-headless"] : []) + ["-profile", profile] + size
    }

    /// The preferences of the fresh profile.
    var preferences: [String: JSONValue] {
        var all = FirefoxPreferences.quiet.merging(FirefoxPreferences.private) { $1 }
        if let proxyPort { all.merge(FirefoxPreferences.proxy(port: proxyPort)) { $1 } }
        // There is one certificate in the store: nobody has to choose, and nobody could.
        if clientCertificate != nil { all["security.default_personal_cert"] = "Select Automatically" }
        if !kerberosServers.isEmpty {
            all["network.negotiate-auth.trusted-uris"] = .string(kerberosServers.joined(separator: ","))
        }
        return all.merging(extraPreferences) { $1 }
    }

    /// Judges whether a geckodriver may drive a Firefox, by their versions, as a launch does.
    ///
    /// - Throws: ``DriverError`` with both versions, the range, and what to install.
    public func accept(driver path: String, version: String, browser: String) throws(DriverError) {
        try GeckodriverRange.judge(path, version, browser, permitsNewer: permitsNewerBrowser)
    }
}
