/// A strict reader of one JSON text (RFC 8259, narrowed by RFC 7493).
struct JSONParser {
    /// Where each value begins, by its path of keys and indexes.
    private(set) var offsets: [[String]: Int] = [:]

    let bytes: [UInt8]
    var index = 0
    private let file: String
    private var path: [String] = []
    private static let deepest = 64

    init(bytes: [UInt8], file: String) throws(JSONSyntaxError) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault("no byte order mark") }
        if let offset = bytes.firstFaultInUTF8 { throw fault("UTF-8", at: offset) }
    }

    mutating func parseDocument() throws(JSONSyntaxError) -> JSON {
        skipBlanks()
        let root = try parseValue()
        skipBlanks()
        guard next == nil else { throw fault("nothing behind the value") }
        return root
    }

    private mutating func parseValue() throws(JSONSyntaxError) -> JSON {
        offsets[path] = index
        switch next {
        case UInt8(ascii: "{"): return try parseObject()
        case UInt8(ascii: "["): return try parseArray()
        case UInt8(ascii: "\""): return .string(try parseString())
        case let byte? where byte == UInt8(ascii: "-") || byte.isDecimalDigit: return .integer(try parseNumber())
        default: return try parseWord()
        }
    }

    private mutating func parseObject() throws(JSONSyntaxError) -> JSON {
        var members: [String: JSON] = [:]
        try parseItems(closedBy: "}") { (parser, _) throws(JSONSyntaxError) in
            guard parser.next == UInt8(ascii: "\"") else { throw parser.fault("a key in double quotes") }
            let keyOffset = parser.index
            let key = try parser.parseString()
            guard members[key] == nil else { throw parser.fault("the key \"\(key)\" once", at: keyOffset) }
            parser.skipBlanks()
            guard parser.take(":") else { throw parser.fault("':' after the key") }
            parser.skipBlanks()
            members[key] = try parser.parseValue(at: key)
        }
        return .object(members)
    }

    private mutating func parseArray() throws(JSONSyntaxError) -> JSON {
        var elements: [JSON] = []
        try parseItems(closedBy: "]") { (parser, number) throws(JSONSyntaxError) in
            elements.append(try parser.parseValue(at: String(number)))
        }
        return .array(elements)
    }

    private mutating func parseItems(
        closedBy close: Unicode.Scalar, item: (inout JSONParser, Int) throws(JSONSyntaxError) -> Void
    ) throws(JSONSyntaxError) {
        guard path.count < Self.deepest else { throw fault("at most \(Self.deepest) levels") }
        index += 1
        skipBlanks()
        if take(close) { return }
        var number = 0
        while true {
            try item(&self, number)
            number += 1
            skipBlanks()
            if take(close) { return }
            guard take(",") else { throw fault("',' or '\(close)'") }
            skipBlanks()
        }
    }

    private mutating func parseValue(at step: String) throws(JSONSyntaxError) -> JSON {
        path.append(step)
        let value = try parseValue()
        path.removeLast()
        return value
    }

    private mutating func parseWord() throws(JSONSyntaxError) -> JSON {
        let words: [(String, JSON)] = [("null", .null), ("true", .bool(true)), ("false", .bool(false))]
        for (word, value) in words where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            return value
        }
        throw fault("a value")
    }
}

extension JSONParser {
    /// The byte to be read next; nil at the end.
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    func fault(_ expected: String, at offset: Int? = nil) -> JSONSyntaxError {
        let position = TextPosition(offset: offset ?? index, in: bytes)
        return JSONSyntaxError(file: file, position: position, expected: expected)
    }
}

extension UInt8 {
    /// Whether this is one of the ASCII digits 0 to 9.
    var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension [UInt8] {
    /// Where these bytes stop being UTF-8; nil if they never do.
    fileprivate var firstFaultInUTF8: Int? {
        var offset = 0
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = makeIterator()
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}
