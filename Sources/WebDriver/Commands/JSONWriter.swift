/// Writes JSON as bytes.
enum JSONWriter {
    /// The text of a value; members in the order of their names, numbers that JSON does not have as null.
    static func bytes(of value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        write(value, &bytes)
        return bytes
    }

    private static func write(_ value: JSONValue, _ bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: text(of: number).utf8)
        case .string(let text): write(text, &bytes)
        case .array(let elements): write(elements, &bytes)
        case .object(let members): write(members, &bytes)
        }
    }

    private static func write(_ elements: [JSONValue], _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func write(_ members: [String: JSONValue], _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, (key, member)) in members.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(key, &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(member, &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func text(of number: Double) -> String {
        if let whole = Int64(exactly: number) { return "\(whole)" }
        return number.isFinite ? "\(number)" : "null"
    }

    private static func write(_ text: String, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var rest = text.utf8[...]
        while let index = rest.firstIndex(where: isEscaped) {
            bytes.append(contentsOf: rest[..<index])
            let byte = rest[index]
            if byte >= 0x20 {
                bytes += [UInt8(ascii: "\\"), byte]
            } else {
                bytes += Array("\\u00".utf8) + hexadecimal(byte)
            }
            rest = rest[rest.index(after: index)...]
        }
        bytes.append(contentsOf: rest)
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
        [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x57 + $0 }
    }
}
