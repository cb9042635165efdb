import COpenSSL

/// Names of subjects and issuers as text, most specific attribute first (RFC 4514).
package enum DistinguishedName {
    /// The attributes of a name, in the order of its encoding (most significant first).
    ///
    /// - Returns: each type as an object identifier in dots, each value without escapes.
    /// - Throws: `PKIError` where the text is no name, or OpenSSL does not know a type.
    package static func attributes(of text: String) throws(PKIError) -> [(type: String, value: String)] {
        let operation = "read the distinguished name"
        var attributes: [(type: String, value: String)] = []
        for part in separated(Array(text.utf8), by: UInt8(ascii: ",")).reversed() {
            for pair in separated(part, by: UInt8(ascii: "+")) {
                let (name, bytes) = try attribute(pair, to: operation)
                guard let value = String(validating: bytes, as: UTF8.self),
                    let type = ObjectIdentifier.text(named: name)
                else { throw PKIError(operation: operation, reasons: ["“\(name)” is no attribute that is known"]) }
                attributes.append((type, value))
            }
        }
        return attributes
    }

    /// The text of an `X509_NAME`, as `openssl … -nameopt RFC2253,utf8` prints it.
    static func text(_ name: OpaquePointer?, to operation: String) throws(PKIError) -> String {
        let bio = try Owned.bio(to: operation)
        try check(X509_NAME_print_ex(bio.pointer, name, 0, copenssl_rfc2253) >= 0, operation)
        return String(decoding: bio.contents(), as: UTF8.self)
    }

    /// Writes the attributes of `text` into an empty `X509_NAME`.
    static func write(_ text: String, into name: OpaquePointer?, to operation: String) throws(PKIError) {
        // The text has the most specific attributes first, the encoding has them last.
        for part in separated(Array(text.utf8), by: UInt8(ascii: ",")).reversed() {
            for (index, pair) in separated(part, by: UInt8(ascii: "+")).enumerated() {
                let (type, value) = try attribute(pair, to: operation)
                guard let count = Int32(exactly: value.count) else { continue }
                // −1: into the set of the one before.
                let added = X509_NAME_add_entry_by_txt(
                    name, type, MBSTRING_FLAG | 0, value, count, -1, index == 0 ? 0 : -1)
                try check(added == 1, operation)
            }
        }
    }

    /// "CN=a\,b" as a pair.
    private static func attribute(_ part: [UInt8], to operation: String) throws(PKIError) -> (String, [UInt8]) {
        guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals > 0, equals < part.count - 1 else {
            throw PKIError(operation: operation, reasons: ["the subject is not written as TYPE=value,TYPE=value"])
        }
        return (String(decoding: part[..<equals], as: UTF8.self), unescaped(Array(part[(equals + 1)...])))
    }

    /// The parts between separators that no backslash escapes.
    private static func separated(_ text: [UInt8], by separator: UInt8) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in text {
            if byte == separator, !isEscaped {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return parts
    }

    /// RFC 4514 §2.4: a backslash stands before a special character or two hexadecimal digits.
    private static func unescaped(_ value: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = value[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
            if digits.utf8.count == 2, let bytes = [UInt8](lowercaseHex: digits) {
                plain += bytes
                rest = rest.dropFirst(2)
            } else if let special = rest.popFirst() {
                plain.append(special)
            }
        }
        return plain
    }
}
