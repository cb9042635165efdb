import Governance
import PKI

extension ObjectReader {
    /// One line of text, not empty.
    func text(_ key: String) -> String {
        guard let node = required(key) else { return "" }
        return text(in: node, key) ?? ""
    }

    /// One line of text, or nothing.
    func optionalText(_ key: String) -> String? {
        optional(key).flatMap { text(in: $0, key) }
    }

    /// Text that may have several lines.
    func longText(_ key: String) -> String {
        guard let node = required(key) else { return "" }
        return text(in: node, key, allowingLines: true) ?? ""
    }

    /// Text that has to pass a test.
    func text(_ key: String, _ expected: String, where isFit: (String) -> Bool) -> String {
        guard let node = required(key), let text = text(in: node, key) else { return "" }
        if !isFit(text) { problem(with: key, at: node, expected: expected, found: "“\(text)”") }
        return text
    }

    /// 64 lowercase hexadecimal digits.
    func digest(_ key: String) -> String {
        text(key, "64 lowercase hexadecimal digits") { SHA256Digest(hex: $0) != nil }
    }

    /// A moment with its zone.
    func instant(_ key: String) -> Instant {
        let words = text(key, "a time with its zone, such as 2026-11-23T14:00:00Z") { Instant(iso8601: $0) != nil }
        return Instant(iso8601: words) ?? Instant(milliseconds: 0)
    }

    /// A file of the same folder, by its relative path.
    func file(_ key: String) -> String {
        text(key, "a file inside the folder, without .. or a leading /", where: isInsideFolder)
    }

    /// A whole number.
    func integer(_ key: String, in range: ClosedRange<Int64>) -> Int64 {
        guard let node = required(key) else { return range.lowerBound }
        return integer(in: node, key, range)
    }

    /// A whole number, or what stands for none.
    func integer(_ key: String, in range: ClosedRange<Int64>, otherwise: Int64) -> Int64 {
        optional(key).map { integer(in: $0, key, range) } ?? otherwise
    }

    /// true or false.
    func bool(_ key: String) -> Bool {
        guard let node = required(key) else { return false }
        return bool(in: node, key)
    }

    /// true or false, or what stands for none.
    func bool(_ key: String, otherwise: Bool) -> Bool {
        optional(key).map { bool(in: $0, key) } ?? otherwise
    }

    /// A length of time such as `24h`, in milliseconds.
    func duration(_ key: String, otherwise: Int64? = nil) -> Int64 {
        guard let node = otherwise == nil ? required(key) : optional(key) else { return otherwise ?? 0 }
        guard let words = text(in: node, key) else { return 0 }
        guard let length = TimeSpan.milliseconds(words) else {
            problem(with: key, at: node, expected: "a length of time such as 5s, 30m, 24h or 7d", found: "“\(words)”")
            return 0
        }
        return length
    }

    /// A nested object.
    func object<Result>(_ key: String, _ read: (ObjectReader) -> Result) -> Result {
        nested(required(key), key, read)
    }

    /// A nested object, or nothing.
    func optionalObject<Result>(_ key: String, _ read: (ObjectReader) -> Result) -> Result? {
        optional(key).map { nested($0, key, read) }
    }

    /// A list of objects.
    func objects<Result>(_ key: String, _ read: (ObjectReader) -> Result) -> [Result] {
        elements(key).enumerated().map { nested($1, "\(key)[\($0)]", read) }
    }

    /// A list of objects, or an empty one.
    func optionalObjects<Result>(_ key: String, _ read: (ObjectReader) -> Result) -> [Result] {
        has(key) ? objects(key, read) : optional(key).map { _ in [] } ?? []
    }

    /// A list of texts.
    func texts(_ key: String) -> [String] {
        elements(key).compactMap { text(in: $0, key) }
    }

    /// A list of texts, or an empty one.
    func optionalTexts(_ key: String) -> [String] {
        has(key) ? texts(key) : optional(key).map { _ in [] } ?? []
    }

    private func elements(_ key: String) -> [InputNode] {
        guard let node = required(key) else { return [] }
        guard case .list(let elements) = node.value else {
            problem(with: key, at: node, expected: "a list", found: node.kind)
            return []
        }
        return elements
    }

    private func text(in node: InputNode, _ key: String, allowingLines: Bool = false) -> String? {
        let text: String
        switch node.value {
        case .text(let found), .word(let found): text = found
        default:
            problem(with: key, at: node, expected: "text", found: node.kind)
            return nil
        }
        let isAllowed = { (scalar: Unicode.Scalar) in
            scalar.properties.generalCategory != .control || (allowingLines && scalar == "\n")
        }
        guard !text.isEmpty, text.unicodeScalars.allSatisfy(isAllowed) else {
            let form = allowingLines ? "text without control characters" : "one line of text"
            problem(with: key, at: node, expected: form, found: text.isEmpty ? "empty text" : "a control character")
            return nil
        }
        return text
    }

    private func integer(in node: InputNode, _ key: String, _ range: ClosedRange<Int64>) -> Int64 {
        let number: Int64?
        switch node.value {
        case .integer(let found): number = found
        case .word(let word): number = Int64(word)
        default: number = nil
        }
        guard let number, range.contains(number) else {
            problem(
                with: key, at: node, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
                found: number.map(String.init) ?? node.kind)
            return range.lowerBound
        }
        return number
    }

    private func bool(in node: InputNode, _ key: String) -> Bool {
        switch node.value {
        case .bool(let truth): return truth
        case .word("true"): return true
        case .word("false"): return false
        default:
            problem(with: key, at: node, expected: "true or false", found: node.kind)
            return false
        }
    }
}

/// Whether a relative path stays inside its folder.
func isInsideFolder(_ path: String) -> Bool {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    return steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
}
