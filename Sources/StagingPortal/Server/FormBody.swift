import Foundation
import NIOHTTP1

/// A request's body as a form: its fields and its files.
struct FormBody: Sendable {
    struct File: Sendable {
        let field: String
        let name: String
        let bytes: [UInt8]
    }

    private(set) var fields = FormFields()
    private(set) var files: [File] = []

    init(_ request: Request) {
        let type = request.headers.first(name: "content-type") ?? ""
        if type.hasPrefix("multipart/form-data"), let boundary = Self.parameter("boundary", of: type) {
            readParts(of: request.body, boundary: boundary)
        } else if type.hasPrefix("application/x-www-form-urlencoded") {
            fields = FormFields(urlencoded: request.body)
        } else if type.hasPrefix("application/json") {
            readMembers(of: request.body)
        }
    }

    /// A member is a control: its text, or a list of texts where there are several of that name.
    private mutating func readMembers(of body: [UInt8]) {
        let members = (try? JSONDecoder().decode([String: Member].self, from: Data(body))) ?? [:]
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
            for text in member.texts { fields.append(name, text) }
        }
    }

    private struct Member: Decodable {
        let texts: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            let only = try? container.decode(String.self)
            texts = try only.map { [$0] } ?? container.decode([String].self)
        }
    }

    // RFC 7578: each part is headers, an empty line and content, between lines of dashes and the boundary.
    private mutating func readParts(of body: [UInt8], boundary: String) {
        let delimiter = Array("\r\n--\(boundary)".utf8)
        let blank = Array("\r\n\r\n".utf8)
        for part in (Array("\r\n".utf8) + body).split(separator: delimiter) {
            guard let gap = part.firstRange(of: blank) else { continue }
            let headers = String(decoding: part[..<gap.lowerBound], as: UTF8.self)
            read(headers: headers, content: Array(part[gap.upperBound...]))
        }
    }

    private mutating func read(headers: String, content: [UInt8]) {
        guard let name = Self.parameter("name", of: headers) else { return }
        if let fileName = Self.parameter("filename", of: headers) {
            files.append(File(field: name, name: fileName, bytes: content))
        } else {
            fields.append(name, String(decoding: content, as: UTF8.self))
        }
    }

    private static func parameter(_ name: String, of header: String) -> String? {
        for part in header.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0].drop(while: { $0 == " " }) == name {
                return pair[1].filter { $0 != "\"" }
            }
        }
        return nil
    }
}
