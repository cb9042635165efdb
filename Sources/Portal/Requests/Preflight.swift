/// What a browser asks of another origin before it sends a request there (WHATWG Fetch, section 4.8): the method and the
/// headers that it is going to send.
package struct Preflight: Hashable, Sendable {
    /// Access-Control-Request-Method.
    package let method: String
    /// Access-Control-Request-Headers: names, lower case and sorted.
    package let headers: [String]

    /// Takes both, the names in any case and order.
    package init(method: String, headers: [String]) {
        self.method = method
        self.headers = headers.map { $0.lowercased() }.sorted()
    }

    /// Takes the values of both headers as a browser wrote them.
    init(method: String, headers: String) {
        let names = headers.split(separator: ",").map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        self.init(method: method, headers: names)
    }

    /// In what it asks for something else than what is declared, one line each.
    func differences(from declared: Preflight) -> [String] {
        var lines: [String] = []
        if method != declared.method { lines.append("it asks for \(method), the map says \(declared.method)") }
        let more = headers.filter { !declared.headers.contains($0) }
        let less = declared.headers.filter { !headers.contains($0) }
        if !more.isEmpty {
            lines.append("it asks for the header \(more.joined(separator: ", ")), which the map does not name")
        }
        if !less.isEmpty { lines.append("it does not ask for \(less.joined(separator: ", ")), which the map names") }
        return lines
    }
}
