/// Reads DER values one after the other; never beyond the bytes that it was given (X.690).
struct DERReader {
    /// One tag with its content.
    struct Value: Hashable {
        let tag: UInt8
        let content: ArraySlice<UInt8>
        /// Tag, length and content.
        let whole: ArraySlice<UInt8>

        var bytes: [UInt8] { Array(content) }
    }

    static let boolean: UInt8 = 0x01
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let objectIdentifier: UInt8 = 0x06
    static let utf8String: UInt8 = 0x0C
    static let sequence: UInt8 = 0x30

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next value, of any tag below 31; nil where none stands there in DER.
    mutating func next() -> Value? {
        let start = rest
        var cursor = rest
        guard let tag = cursor.popFirst(), tag & 0x1F != 0x1F, let count = Self.length(&cursor), count <= cursor.count
        else { return nil }
        let content = cursor.prefix(count)
        rest = cursor.dropFirst(count)
        return Value(tag: tag, content: content, whole: start.prefix(start.count - rest.count))
    }

    /// The next value, which must have this tag.
    mutating func next(_ tag: UInt8) -> Value? {
        var copy = self
        guard let value = copy.next(), value.tag == tag else { return nil }
        self = copy
        return value
    }

    /// The only value in `bytes`, with this tag.
    static func only(_ tag: UInt8, in bytes: ArraySlice<UInt8>) -> Value? {
        var reader = DERReader(bytes)
        guard let value = reader.next(tag), reader.isAtEnd else { return nil }
        return value
    }

    /// Every value of the one SEQUENCE in `bytes`.
    static func elements(ofSequenceIn bytes: ArraySlice<UInt8>) -> [Value]? {
        only(sequence, in: bytes).flatMap { elements(in: $0.content) }
    }

    /// Every value in `bytes`, which hold nothing else.
    static func elements(in bytes: ArraySlice<UInt8>) -> [Value]? {
        var reader = DERReader(bytes)
        var values: [Value] = []
        while !reader.isAtEnd {
            guard let value = reader.next() else { return nil }
            values.append(value)
        }
        return values
    }

    /// Definite lengths in their shortest form, up to 16 MiB.
    private static func length(_ cursor: inout ArraySlice<UInt8>) -> Int? {
        guard let first = cursor.popFirst() else { return nil }
        guard first >= 0x80 else { return Int(first) }
        let size = Int(first & 0x7F)
        guard (1...3).contains(size), cursor.count >= size, let leading = cursor.first, leading != 0 else { return nil }
        let count = cursor.prefix(size).reduce(0) { $0 << 8 | Int($1) }
        cursor = cursor.dropFirst(size)
        return count < 0x80 ? nil : count
    }
}
