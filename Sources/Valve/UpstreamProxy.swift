import Foundation

/// A company proxy through which origins are reached (HTTP CONNECT, RFC 9110 section 9.3.6).
package struct UpstreamProxy: Sendable, CustomStringConvertible, CustomReflectable {
    /// Where it listens.
    package let origin: Origin
    private let authorization: String?

    /// A proxy; credentials are sent as Basic (RFC 7617), in the clear as far as the proxy.
    package init(_ origin: Origin, username: String? = nil, password: String = "") {
        self.origin = origin
        authorization = username.map { "Basic " + Data("\($0):\(password)".utf8).base64EncodedString() }
    }

    /// `host:port`; never the credentials.
    package var description: String { origin.description }
    package var customMirror: Mirror { Mirror(self, children: ["origin": origin]) }

    /// What asks it for a tunnel.
    func request(for target: Origin) -> String {
        let credentials = authorization.map { "Proxy-Authorization: \($0)\r\n" } ?? ""
        return "CONNECT \(target) HTTP/1.1\r\nHost: \(target)\r\n\(credentials)\r\n"
    }
}
