extension JSONParser {
    private static let largest: Int64 = 1 << 53 - 1

    mutating func parseNumber() throws(JSONSyntaxError) -> Int64 {
        let start = index
        _ = take("-")
        let digitsStart = index
        while let byte = next, byte.isDecimalDigit { index += 1 }
        let digits = bytes[digitsStart..<index]
        guard !digits.isEmpty else { throw fault("a digit") }
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            throw fault("no zero before a number", at: start)
        }
        if let byte = next, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte) {
            throw fault("only whole numbers, without fraction or exponent", at: start)
        }
        guard let number = Int64(String(decoding: bytes[start..<index], as: UTF8.self)),
            number.magnitude <= Self.largest.magnitude
        else { throw fault("a whole number of at most 2^53 - 1", at: start) }
        return number
    }

    mutating func parseString() throws(JSONSyntaxError) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += try parseEscape()
            case 0..<0x20:
                throw fault("no control character in a text")
            default:
                text.append(byte)
                index += 1
            }
        }
        throw fault("'\"' at the end of a text")
    }

    private mutating func parseEscape() throws(JSONSyntaxError) -> [UInt8] {
        let start = index
        index += 1
        guard let byte = next else { throw fault("an escape") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try parseScalar(from: start)
        default: throw fault("an escape that JSON knows", at: start)
        }
    }

    private mutating func parseScalar(from start: Int) throws(JSONSyntaxError) -> [UInt8] {
        let first = try parseFourDigits()
        var value = UInt32(first)
        if UTF16.isLeadSurrogate(first) {
            guard take("\\"), take("u") else { throw fault("both halves of a surrogate pair", at: start) }
            let second = try parseFourDigits()
            guard UTF16.isTrailSurrogate(second) else { throw fault("both halves of a surrogate pair", at: start) }
            value = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault("both halves of a surrogate pair", at: start) }
        return Array(String(scalar).utf8)
    }

    private mutating func parseFourDigits() throws(JSONSyntaxError) -> UInt16 {
        let digits = bytes[index...].prefix(4)
        let isHexadecimal = digits.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
        guard digits.count == 4, isHexadecimal,
            let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits") }
        index += 4
        return value
    }
}
