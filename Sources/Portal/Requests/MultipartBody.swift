import PKI

/// Reading of multipart/form-data (RFC 7578), only as browsers write it.
enum MultipartBody {
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
    private static let maximumParts = 1000

    static func decode(_ bytes: [UInt8], boundary: String) throws(BodyFlaw) -> [BodyField] {
        let known = boundary.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard known, (1...70).contains(boundary.utf8.count) else {
            throw BodyFlaw("the boundary is missing or unusable")
        }
        let delimiter = lineEnd + Array("--\(boundary)".utf8)
        // The first delimiter has no line before it; with one put in front all delimiters are alike.
        var rest = (lineEnd + bytes)[...]
        try expect(delimiter, at: &rest, "the boundary")
        var fields: [BodyField] = []
        while !rest.starts(with: Array("--".utf8)) {
            guard fields.count < maximumParts else { throw BodyFlaw("more than \(maximumParts) parts") }
            try expect(lineEnd, at: &rest, "the end of the line after a boundary")
            guard let end = rest.firstRange(of: delimiter) else { throw BodyFlaw("a part has no end") }
            fields.append(try field(rest[..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        rest = rest.dropFirst(2)
        if rest.starts(with: lineEnd) { rest = rest.dropFirst(2) }
        guard rest.isEmpty else { throw BodyFlaw("something stands behind the last boundary") }
        return fields
    }

    private static func expect(
        _ wanted: [UInt8], at rest: inout ArraySlice<UInt8>, _ what: String
    ) throws(BodyFlaw) {
        guard rest.starts(with: wanted) else { throw BodyFlaw("\(what) is not where it should be") }
        rest = rest.dropFirst(wanted.count)
    }

    private static func field(_ part: ArraySlice<UInt8>) throws(BodyFlaw) -> BodyField {
        guard let gap = part.firstRange(of: lineEnd + lineEnd) else { throw BodyFlaw("a part has no headers") }
        let disposition = try PartDisposition(headers: part[..<gap.lowerBound])
        let content = Array(part[gap.upperBound...])
        if let fileName = disposition.fileName {
            return BodyField(name: disposition.name, fileName: fileName, sha256: SHA256Digest(of: content))
        }
        guard let text = String(validating: content, as: UTF8.self) else { throw BodyFlaw("a text is not UTF-8") }
        return BodyField(name: disposition.name, value: text)
    }
}
