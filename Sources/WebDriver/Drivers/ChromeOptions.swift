/// How Chromium is started for a governed run.
public struct ChromeOptions: Sendable {
    /// The browser; nil lets chromedriver find it.
    public var binary: String?
    /// The driver; nil looks for `chromedriver` on the PATH.
    public var driver: String?
    /// The X display of a browser with a window, such as `:97`; nil takes that of our own environment.
    public var display: String?
    /// Whether the browser has no window.
    public var isHeadless = true
    /// Whether the browser's own sandbox is off: only where it cannot work (as root), and only when configured.
    public var noSandbox = false
    /// The window's size in CSS pixels.
    public var window = (width: 1280, height: 1600)
    /// The loopback port of the SOCKS 5 proxy that is the browser's only way out.
    public var proxyPort: Int?
    /// Files with CA certificates (PEM) that the fresh profile trusts.
    public var trustedAuthorities: [String] = []
    /// The certificate with which the browser signs in; nil for none.
    public var clientCertificate: ClientCertificate?
    /// Where this browser reads managed policies, one of which must choose the client certificate of a headless one.
    public var policyFolder = CertificatePolicy.folder
    /// Servers that may ask for a Kerberos ticket: `pki.example.com`; with none, no ticket ever leaves.
    public var kerberosServers: [String] = []
    /// Features of web pages that are taken away: they send requests that no intercept holds (measured with 156).
    public var disabledBlinkFeatures = ["SharedWorker", "FetchLaterAPI"]
    /// More switches for the browser, `--lang=en` for example; they come last and win.
    public var extraArguments: [String] = []

    /// A headless browser with its sandbox on.
    public init() {}

    /// The command line, without anything secret.
    func arguments(profile: String) -> [String] {
        var list = [
            "--user-data-dir=\(profile)", "--disable-http2", "--disable-quic", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
            "--no-first-run", "--no-default-browser-check", "--no-pings", "--password-store=basic",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--disable-blink-features=\(disabledBlinkFeatures.joined(separator: ","))", "--disable-breakpad",
            "--disable-features=\(Self.disabledFeatures.joined(separator: ","))",
            "--disable-dev-shm-usage", "--window-size=\(window.width),\(window.height)",
        ]
        if isHeadless { list.append("--headless=new") }
        if noSandbox { list.append("--no-sandbox") }
        if let proxyPort {
            list += ["--proxy-server=socks5://127.0.0.1:\(proxyPort)", "--proxy-bypass-list=<-loopback>"]
        }
        if !kerberosServers.isEmpty { list.append("--auth-server-allowlist=\(kerberosServers.joined(separator: ","))") }
        return list + extraArguments
    }

    /// What would talk to others, change a page, or upgrade a loopback portal to HTTPS.
    private static let disabledFeatures = [
        "Translate", "OptimizationHints", "MediaRouter", "AutofillServerCommunication",
        "InterestFeedContentSuggestions", "CertificateTransparencyComponentUpdater", "PreconnectToSearch",
        "HttpsUpgrades",
    ]

    /// The capabilities of the new session.
    func capabilities(profile: String) -> JSONValue {
        var chrome: [String: JSONValue] = [
            "args": .array(arguments(profile: profile).map { .string($0) }),
            "excludeSwitches": ["enable-automation", "enable-logging"],
            "prefs": [
                "credentials_enable_service": false, "profile.password_manager_enabled": false,
                "autofill.profile_enabled": false, "autofill.credit_card_enabled": false,
                "download_restrictions": 3, "net.network_prediction_options": 2, "dns_prefetching.enabled": false,
            ],
        ]
        if let binary { chrome["binary"] = .string(binary) }
        // A profile that has never met Negotiate refuses it once: without this, the first page is the 401 (measured with 156).
        if !kerberosServers.isEmpty { chrome["localState"] = ["net.received_http_auth_negotiate_headers": true] }
        // Page load strategy `none`: with any other, chromedriver blocks BiDi while a click waits for a held request.
        return [
            "browserName": "chrome", "acceptInsecureCerts": false, "pageLoadStrategy": "none", "webSocketUrl": true,
            "unhandledPromptBehavior": "ignore", "timeouts": ["script": 10_000, "pageLoad": 25_000, "implicit": 0],
            "goog:chromeOptions": .object(chrome),
        ]
    }
}
