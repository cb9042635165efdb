/// Reading of application/x-www-form-urlencoded (WHATWG URL 5.1), only as browsers write it.
enum URLEncodedBody {
    static func decode(_ bytes: [UInt8]) throws(BodyFlaw) -> [BodyField] {
        guard !bytes.isEmpty else { return [] }
        var fields: [BodyField] = []
        for pair in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else {
                throw BodyFlaw("a pair has no “=”")
            }
            let name = try text(pair[..<equals])
            fields.append(BodyField(name: name, value: try text(pair[pair.index(after: equals)...])))
        }
        return fields
    }

    private static func text(_ encoded: ArraySlice<UInt8>) throws(BodyFlaw) -> String {
        var decoded: [UInt8] = []
        var rest = encoded
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = digit(rest.popFirst()), let low = digit(rest.popFirst()) else {
                    throw BodyFlaw("a “%” is not followed by two hexadecimal digits")
                }
                decoded.append(high << 4 | low)
            case 0x21..<0x7F where byte != UInt8(ascii: "="): decoded.append(byte)
            default: throw BodyFlaw("a character stands there that browsers encode")
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self) else { throw BodyFlaw("a text is not UTF-8") }
        return text
    }

    private static func digit(_ byte: UInt8?) -> UInt8? {
        switch byte {
        case .some(let byte) where (0x30...0x39).contains(byte): byte - 0x30
        case .some(let byte) where (0x41...0x46).contains(byte): byte - 0x37
        case .some(let byte) where (0x61...0x66).contains(byte): byte - 0x57
        default: nil
        }
    }
}
