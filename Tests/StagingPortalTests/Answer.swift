/// One HTTP answer.
struct Answer: Sendable {
    let status: Int
    let headers: [String: String]
    let body: String

    /// Reads an answer; nil as long as it is not complete.
    init?(_ bytes: [UInt8]) {
        guard let gap = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self).split(separator: "\r\n")
        headers = Dictionary(
            lines.dropFirst().map { line in
                let pair = line.split(separator: ":", maxSplits: 1)
                return (pair[0].lowercased(), String(pair[1].drop { $0 == " " }))
            }, uniquingKeysWith: { $0 + "\n" + $1 })
        let content = bytes[gap.upperBound...]
        guard let length = Int(headers["content-length"] ?? "0"), content.count >= length else { return nil }
        status = Int(lines[0].split(separator: " ")[1]) ?? 0
        body = String(decoding: content.prefix(length), as: UTF8.self)
    }

    var location: String { headers["location"] ?? "" }

    /// The text of the element with this id, as it stands in the markup.
    func text(_ id: String) -> String? {
        guard let mark = body.firstRange(of: "id=\"\(id)\"") else { return nil }
        let rest = body[mark.upperBound...]
        guard let start = rest.firstIndex(of: ">"), let end = rest[start...].firstIndex(of: "<") else { return nil }
        return String(rest[rest.index(after: start)..<end])
    }

    /// The items of the list with this id.
    func items(_ id: String) -> [String] {
        guard let mark = body.firstRange(of: "id=\"\(id)\"") else { return [] }
        let rest = body[mark.upperBound...]
        guard let end = rest.firstRange(of: "</ul>") else { return [] }
        return rest[..<end.lowerBound].matches(of: /<li>(.*?)<\/li>/).map { String($0.1) }
    }

    /// The hidden security token of the page's forms.
    var csrf: String? {
        body.firstMatch(of: /name="_csrf" value="([0-9a-f]+)"/).map { String($0.1) }
    }
}
