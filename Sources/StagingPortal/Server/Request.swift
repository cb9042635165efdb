import NIOHTTP1

/// One HTTP request, read to its end.
struct Request: Sendable {
    let method: String
    let path: String
    let query: FormFields
    let headers: HTTPHeaders
    let body: [UInt8]
    let connection: Int

    init(head: HTTPRequestHead, body: [UInt8], connection: Int) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        method = head.method.rawValue
        path = String(parts.first ?? "/")
        query = parts.count > 1 ? FormFields(urlencoded: Array(parts[1].utf8)) : FormFields()
        headers = head.headers
        self.body = body
        self.connection = connection
    }

    private init(_ other: Request, method: String) {
        self.method = method
        path = other.path
        query = other.query
        headers = other.headers
        body = other.body
        connection = other.connection
    }

    /// The same request by another method.
    func by(_ method: String) -> Request { Request(self, method: method) }

    var isPlainRead: Bool { method == "GET" || method == "HEAD" }

    var segments: [String] {
        path.split(separator: "/").map(String.init)
    }

    func cookie(_ name: String) -> String? {
        for header in headers[canonicalForm: "cookie"] {
            let pair = header.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0] == name { return String(pair[1]) }
        }
        return nil
    }
}
