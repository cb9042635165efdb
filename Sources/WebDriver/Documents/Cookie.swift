/// A cookie (WebDriver, section 14); its value is often as good as a password.
public struct Cookie: Sendable {
    /// When a cookie goes to other sites.
    public enum SameSite: String, Sendable, Hashable {
        /// Also from other sites, if it is secure.
        case none = "None"
        /// From other sites only when a person follows a link.
        case lax = "Lax"
        /// Never from other sites.
        case strict = "Strict"
    }

    /// Its name.
    public let name: String
    /// What it says, which no description shows.
    public let value: Secret
    /// The paths it is for.
    public var path = "/"
    /// The domain it is for; nil for the document's host alone.
    public var domain: String?
    /// Whether it travels only encrypted.
    public var isSecure = false
    /// Whether scripts cannot see it.
    public var isHTTPOnly = false
    /// When it ends, in seconds since 1970; nil with the session.
    public var expiry: Int?
    /// When it goes to other sites; nil leaves that to the browser.
    public var sameSite: SameSite?

    /// A cookie of the document's host.
    public init(name: String, value: Secret) {
        self.name = name
        self.value = value
    }

    init?(json: JSONValue) {
        guard let name = json["name"]?.string, let value = json["value"]?.string else { return nil }
        self.init(name: name, value: Secret(value))
        path = json["path"]?.string ?? "/"
        domain = json["domain"]?.string
        isSecure = json["secure"]?.bool ?? false
        isHTTPOnly = json["httpOnly"]?.bool ?? false
        expiry = json["expiry"]?.number.flatMap { Int(exactly: $0.rounded()) }
        sameSite = json["sameSite"]?.string.flatMap(SameSite.init(rawValue:))
    }

    var json: JSONValue {
        var all: [String: JSONValue] = [
            "name": .string(name), "value": .string(value.reveal()), "path": .string(path),
            "secure": .bool(isSecure), "httpOnly": .bool(isHTTPOnly),
        ]
        all["domain"] = domain.map { .string($0) }
        all["expiry"] = expiry.map { .number(Double($0)) }
        all["sameSite"] = sameSite.map { .string($0.rawValue) }
        return .object(all)
    }
}
