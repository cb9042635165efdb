/// The value of a Content-Type header, taken apart.
struct MediaType {
    /// Type and subtype, lower case.
    let type: String
    /// Parameters by lower-case name, quotes removed; of two alike the first.
    let parameters: [String: String]

    init(_ header: String) {
        let parts = header.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
        type = (parts.first ?? "").lowercased()
        let pairs = parts.dropFirst().map { part in
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
            return (sides[0].lowercased(), Self.unquoted(sides.count > 1 ? sides[1] : ""))
        }
        parameters = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// A character set other than UTF-8 would make two readers see two texts.
    func allow(_ known: [String: String]) throws(BodyFlaw) {
        for (name, value) in parameters where known[name] != value.lowercased() {
            throw BodyFlaw("the parameter “\(name)” is not understood")
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(text.drop(while: blank).reversed().drop(while: blank).reversed())
    }

    private static func unquoted(_ text: String) -> String {
        text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
    }
}
