/// How WebKitGTK's MiniBrowser is started: a third engine for rehearsals, without BiDi and so without an interlock.
public struct WebKitOptions: Sendable {
    /// The browser; nil looks for the MiniBrowser of WebKitGTK.
    public var binary: String?
    /// The driver; nil looks for `WebKitWebDriver` on the PATH.
    public var driver: String?
    /// The X display, such as `:97`, without which there is no WebKit; nil takes that of our own environment.
    public var display: String?
    /// The loopback port of the SOCKS 5 proxy that is the browser's only way out.
    public var proxyPort: Int?

    /// A browser with a window, which trusts the system's authorities: WebKitGTK has no store of its own.
    public init() {}
}
