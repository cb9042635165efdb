/// The headers of one part of a multipart body.
struct PartDisposition {
    /// The field's name.
    let name: String
    /// The file's name, if the part is a file.
    let fileName: String?

    init(headers: ArraySlice<UInt8>) throws(BodyFlaw) {
        guard let text = String(validating: headers, as: UTF8.self) else { throw BodyFlaw("a header is not UTF-8") }
        var disposition: String?
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            let sides = line.split(separator: ":", maxSplits: 1)
            guard sides.count == 2 else { throw BodyFlaw("a part's header has no “:”") }
            switch sides[0].lowercased() {
            case "content-disposition" where disposition == nil: disposition = String(sides[1].drop { $0 == " " })
            case "content-type": continue
            default: throw BodyFlaw("a part has a header twice or one that browsers do not write")
            }
        }
        guard let disposition, disposition.hasPrefix("form-data; name=\"") else {
            throw BodyFlaw("a part is no form field")
        }
        var rest = disposition.dropFirst("form-data; ".count)
        name = try Self.parameter("name", &rest)
        guard !rest.isEmpty else {
            fileName = nil
            return
        }
        guard rest.hasPrefix("; ") else { throw BodyFlaw("a part's name is not cleanly ended") }
        rest = rest.dropFirst(2)
        fileName = try Self.parameter("filename", &rest)
        guard rest.isEmpty else { throw BodyFlaw("a part has more than a name and a file name") }
    }

    private static func parameter(_ key: String, _ rest: inout Substring) throws(BodyFlaw) -> String {
        let opening = "\(key)=\""
        guard rest.hasPrefix(opening) else { throw BodyFlaw("a part's \(key) is missing") }
        rest = rest.dropFirst(opening.count)
        guard let end = rest.firstIndex(of: "\"") else { throw BodyFlaw("a part's \(key) is not ended") }
        defer { rest = rest[rest.index(after: end)...] }
        // HTML 4.10.22.7: these three characters and no others are escaped.
        return rest[..<end].replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing("%22", with: "\"")
            .description
    }
}
