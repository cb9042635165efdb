import Foundation

/// A remote end that somebody else runs, such as a Selenium Grid.
public struct RemoteOptions: Sendable {
    /// Where it is, without credentials: `https://grid.example.com/wd/hub`.
    public let url: String
    /// What it asks for.
    let access: Access
    /// Which browser: `chrome`, `firefox`.
    public var browserName: String
    /// More capabilities of the new session (WebDriver, section 7); ``acceptInsecureCerts`` stays false.
    public var capabilities: [String: JSONValue] = [:]

    /// Takes an address, in which credentials may stand, and a file of CA certificates instead of the system's.
    ///
    /// - Throws: when it is no address, or its credentials would travel in the clear. The error never shows it.
    public init(_ address: Secret, browserName: String, authorities: String? = nil) throws(DriverError) {
        guard var parts = URLComponents(string: address.reveal()), let scheme = parts.scheme, let host = parts.host,
            ["http", "https"].contains(scheme), !host.isEmpty, parts.query == nil, parts.fragment == nil
        else { throw DriverError("the remote end's address is no http or https URL") }
        var access = Access(authorities: authorities)
        if let user = parts.user {
            guard scheme == "https" || Self.isLoopback(host) else {
                throw DriverError("credentials for \(host) would travel in the clear: use https")
            }
            access.credentials = (Secret(user), Secret(parts.password ?? ""))
        }
        (parts.user, parts.password) = (nil, nil)
        guard let text = parts.string else { throw DriverError("the remote end's address is no http or https URL") }
        url = text.hasSuffix("/") ? String(text.dropLast()) : text
        self.access = access
        self.browserName = browserName
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "[::1]" || host == "::1"
            || host.wholeMatch(of: /127\.\d{1,3}\.\d{1,3}\.\d{1,3}/) != nil
    }

    /// What the new session is asked for.
    var requested: JSONValue {
        var all: [String: JSONValue] = [
            "pageLoadStrategy": "none", "webSocketUrl": true, "unhandledPromptBehavior": "ignore",
            "timeouts": ["script": 10_000, "pageLoad": 25_000, "implicit": 0],
        ]
        all.merge(capabilities) { $1 }
        all["browserName"] = .string(browserName)
        all["acceptInsecureCerts"] = false
        return .object(all)
    }
}
