/// Reads JSON (RFC 8259) from bytes: what remote ends send is not always JSON, and never trusted to be.
struct JSONReader {
    /// Deeper nesting is refused: the reader's own stack is not.
    private static let depthLimit = 200

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value, or nil when the bytes are anything but one JSON value.
    static func read(_ bytes: [UInt8]) -> JSONValue? {
        var reader = JSONReader(bytes)
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipSpace()
        return reader.position == bytes.count ? value : nil
    }

    private var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipSpace()
        guard depth < Self.depthLimit, let first = next else { return nil }
        return switch first {
        case UInt8(ascii: "\""): string().map { .string($0) }
        case UInt8(ascii: "{"): object(depth: depth)
        case UInt8(ascii: "["): array(depth: depth)
        case UInt8(ascii: "t"): word("true", .bool(true))
        case UInt8(ascii: "f"): word("false", .bool(false))
        case UInt8(ascii: "n"): word("null", .null)
        default: number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
        for offset in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[offset] else { return nil }
            position += 1
        }
        return value
    }

    private mutating func number() -> JSONValue? {
        var text = ""
        while let byte = next, Self.isOfNumber(byte) {
            text.unicodeScalars.append(Unicode.Scalar(byte))
            position += 1
        }
        guard text.first != "+", text.first != ".", let number = Double(text), number.isFinite else { return nil }
        return .number(number)
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        position += 1
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array([]) }
        repeat {
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .array(elements) : nil
    }

    private mutating func object(depth: Int) -> JSONValue? {
        position += 1
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return .object([:]) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\""), let key = string(), take(UInt8(ascii: ":")),
                let member = value(depth: depth + 1)
            else { return nil }
            members[key] = member
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    /// What stands up to a quotation mark, an escape, or what may not stand in a string.
    private mutating func plain() -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        { position += 1 }
        return bytes[start..<position]
    }

    private mutating func string() -> String? {
        position += 1
        let start = plain()
        // Most strings are plain: no copy in between.
        if next == UInt8(ascii: "\"") {
            position += 1
            return String(validating: start, as: UTF8.self)
        }
        var units = Array(start)
        while true {
            units += plain()
            guard let byte = next, byte >= 0x20 else { return nil }
            position += 1
            if byte == UInt8(ascii: "\"") { return String(validating: units, as: UTF8.self) }
            guard let scalar = escaped() else { return nil }
            units.append(contentsOf: String(Character(scalar)).utf8)
        }
    }

    private mutating func escaped() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicode()
        default: return nil
        }
    }

    /// A page may hold half of a surrogate pair; it is read as U+FFFD, which equals nothing that was approved.
    private mutating func unicode() -> Unicode.Scalar? {
        guard let high = hexadecimal() else { return nil }
        if let scalar = Unicode.Scalar(high) { return scalar }
        let start = position
        guard high < 0xDC00, next == UInt8(ascii: "\\") else { return "\u{FFFD}" }
        position += 1
        guard next == UInt8(ascii: "u") else {
            position = start
            return "\u{FFFD}"
        }
        position += 1
        guard let low = hexadecimal() else { return nil }
        guard (0xDC00...0xDFFF).contains(low) else {
            position = start
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func hexadecimal() -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
