/// A cookie (WebDriver BiDi, section 7.6.2, `network.Cookie`).
public struct StoredCookie: Sendable {
    /// Its name.
    public let name: String
    /// Its value, which may be a key to somebody's session.
    public let value: Secret
    /// The host it is for; with a dot in front, also for those under it.
    public let domain: String
    /// The path it is for.
    public var path = "/"
    /// Whether scripts cannot see it.
    public var isHTTPOnly = false
    /// Whether it travels through TLS only.
    public var isSecure = false
    /// `strict`, `lax`, `none` or `default`; nil leaves it to the browser.
    public var sameSite: String?
    /// Seconds since 1970; nil for the session's end.
    public var expiry: Double?

    /// A cookie to set.
    public init(_ name: String, _ value: Secret, domain: String) {
        self.name = name
        self.value = value
        self.domain = domain
    }

    init(_ reading: BiDiReading) throws(WebDriverError) {
        name = try reading.text("name")
        let bytes = try BytesValue(try reading.member("value")).bytes ?? []
        value = Secret(String(decoding: bytes, as: UTF8.self))
        domain = try reading.text("domain")
        path = try reading.text("path")
        isHTTPOnly = try reading.truth("httpOnly")
        isSecure = try reading.truth("secure")
        sameSite = reading.value["sameSite"]?.string
        expiry = reading.value["expiry"]?.number
    }

    var json: JSONValue {
        .members([
            "name": .string(name), "value": BytesValue.text(value.reveal()).json, "domain": .string(domain),
            "path": .string(path), "httpOnly": .bool(isHTTPOnly), "secure": .bool(isSecure),
            "sameSite": sameSite.map { .string($0) }, "expiry": expiry.map { .number($0) },
        ])
    }
}
