import Foundation
import WebDriver

/// A request as the browser announced it, before it went to the network (WebDriver BiDi, `network.beforeRequestSent`).
package struct BrowserRequest: Sendable {
    /// What of the body the browser shows before the request leaves.
    package enum Body: Sendable {
        /// The request has none.
        case none
        /// The body, whole, as the browser encoded it.
        case bytes([UInt8])
        /// There is one, and the browser does not show it (Chromium, when it holds a file).
        case unreadable
    }

    /// BiDi's own identifier; a redirect keeps it.
    package let id: String
    /// The HTTP method, upper case.
    package let method: String
    /// The absolute URL.
    package let url: String
    /// The Content-Type header, as sent.
    package let contentType: String
    /// The body, as far as the browser shows it.
    package internal(set) var body: Body
    /// The body's size in bytes, as the browser announces it; nil where it does not.
    let announcedSize: Int?
    /// How often this request was redirected; a 307 or 308 repeats the body.
    package let redirectCount: Int
    /// Whether the browser waits for our word.
    package let isBlocked: Bool
    /// What it asks another origin, where it is a preflight.
    let preflight: Preflight?
    /// The Origin header; empty where it has none.
    let initiator: String
    /// The User-Agent header; nil where it has none.
    let userAgent: String?

    /// Whether the request only reads, by its method (RFC 9110, section 9.2.1).
    package var isPlainRead: Bool {
        ["GET", "HEAD", "OPTIONS"].contains(method)
    }

    /// The path and query, without the origin: what may stand in a report.
    package var path: String {
        guard let parts = URLComponents(string: url) else { return "?" }
        return parts.path
    }

    /// Scheme, host and port as browsers write an origin (RFC 6454).
    package var origin: String {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme, let host = parts.host else {
            return ""
        }
        return parts.port.map { "\(scheme)://\(host):\($0)" } ?? "\(scheme)://\(host)"
    }

    /// Whether a body is worth asking for.
    var mayHaveBody: Bool { !isPlainRead || announcedSize ?? 0 > 0 }

    /// The body's fields, where there is a body that can be read.
    var fields: [BodyField]? {
        guard case .bytes(let bytes) = body else { return nil }
        return try? RequestBody.decode(contentType: contentType, bytes)
    }

    /// Reads the parameters of a network event.
    init?(event params: JSONValue) {
        guard let request = params["request"], let id = request["request"]?.string,
            let method = request["method"]?.string, let url = request["url"]?.string
        else { return nil }
        self.id = id
        self.method = method.uppercased()
        self.url = url
        contentType = Self.header("content-type", of: request)
        announcedSize = request["bodySize"]?.number.flatMap(Int.init(exactly:))
        body = Self.body(of: request, size: announcedSize)
        redirectCount = Int(params["redirectCount"]?.number ?? 0)
        isBlocked = params["isBlocked"]?.bool ?? false
        initiator = Self.header("origin", of: request)
        let agent = Self.header("user-agent", of: request)
        userAgent = agent.isEmpty ? nil : agent
        let asked = Self.header("access-control-request-method", of: request)
        preflight =
            asked.isEmpty || self.method != "OPTIONS"
            ? nil : Preflight(method: asked, headers: Self.header("access-control-request-headers", of: request))
    }

    private static func header(_ name: String, of request: JSONValue) -> String {
        let headers = request["headers"]?.array ?? []
        let found = headers.last { $0["name"]?.string?.lowercased() == name }
        return found?["value"]?["value"]?.string ?? ""
    }

    private static func body(of request: JSONValue, size: Int?) -> Body {
        if let text = request["goog:postData"]?.string { return .bytes(Array(text.utf8)) }
        let announced = request["goog:hasPostData"]?.bool ?? false
        return announced || (size ?? 0) > 0 ? .unreadable : .none
    }
}
