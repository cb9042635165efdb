/// Path and query of an address within one origin.
package struct RequestTarget: Hashable, Sendable {
    /// The path, at least "/", percent-encoded as it was sent.
    package let path: String
    /// The query without "?"; nil where there is none.
    package let query: String?

    /// Takes an address apart; nil when it belongs to another origin.
    package init?(url: String, origin: String) {
        guard url.utf8.starts(with: origin.utf8) else { return nil }
        let rest = url.unicodeScalars.dropFirst(origin.unicodeScalars.count).prefix { $0 != "#" }
        guard rest.isEmpty || rest.first == "/" || rest.first == "?" else { return nil }
        let path = String(String.UnicodeScalarView(rest.prefix { $0 != "?" }))
        self.path = path.isEmpty ? "/" : path
        let query = rest.drop { $0 != "?" }
        self.query = query.isEmpty ? nil : String(String.UnicodeScalarView(query.dropFirst()))
    }

    /// What stands behind “#” in an address; empty where there is none.
    static func fragment(of url: String) -> String {
        url.firstIndex(of: "#").map { String(url[url.index(after: $0)...]) } ?? ""
    }
}
