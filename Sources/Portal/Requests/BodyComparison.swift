import PKI

/// Comparing what a browser is about to send with what was approved.
package enum BodyComparison {
    /// Every way in which a body differs from what it must carry; none means it may go.
    ///
    /// Forms write line ends as CRLF whatever was entered, so in forms they count as one; in JSON they do not.
    package static func compare(
        _ fields: [BodyField], against expected: [ExpectedField], type: BodyType = .urlencoded
    ) -> [Mismatch] {
        let found = Dictionary(grouping: fields) { Array($0.name.utf8) }
        let known = Set(expected.map { Array($0.name.utf8) })
        let wrong = expected.flatMap { wanted in
            mismatches(wanted, found: found[Array(wanted.name.utf8)] ?? [], type: type)
        }
        var seen = known
        let extra = fields.filter { seen.insert(Array($0.name.utf8)).inserted }.map { field in
            let count = found[Array(field.name.utf8)]?.count ?? 0
            return Mismatch(
                field: field.name, kind: .extra, expected: "nothing", found: count == 1 ? "1 value" : "\(count) values")
        }
        return wrong + extra
    }

    private static func mismatches(_ wanted: ExpectedField, found: [BodyField], type: BodyType) -> [Mismatch] {
        switch wanted.values {
        case .exactly(let texts): [exact(wanted.name, texts, found, type)].compactMap(\.self)
        case .opaque(let maximum): [opaque(wanted.name, maximum, found)].compactMap(\.self)
        case .file(let files): [file(wanted.name, files, found)].compactMap(\.self)
        case .json(let leaves): json(wanted.name, leaves, found)
        }
    }

    /// A JSON text inside a field, leaf by leaf; how it is laid out does not matter.
    private static func json(_ name: String, _ leaves: [ExpectedField], _ found: [BodyField]) -> [Mismatch] {
        guard found.count == 1, let only = found.first, only.fileName == nil,
            let fields = try? JSONBody.decode(Array(only.value.utf8))
        else {
            return [
                Mismatch(
                    field: name, kind: found.isEmpty ? .missing : .changed, expected: "one JSON text",
                    found: found.count == 1 ? "something else" : "\(found.count) values")
            ]
        }
        // A list without elements is a leaf of its own.
        let wanted = leaves.isEmpty ? [ExpectedField(name: "", values: .exactly(["[]"]))] : leaves
        let isEmptyList = !leaves.isEmpty && fields == [BodyField(name: "", value: "[]")]
        return compare(isEmptyList ? [] : fields, against: wanted, type: .json).map {
            Mismatch(field: name + $0.field, kind: $0.kind, expected: $0.expected, found: $0.found)
        }
    }

    private static func exact(_ name: String, _ texts: [String], _ found: [BodyField], _ type: BodyType) -> Mismatch? {
        let isText = found.allSatisfy { $0.fileName == nil }
        let same =
            texts.map { normal($0, type) } == found.map { type == .json ? Array($0.value.utf8) : joined($0.value) }
        guard !(isText && same) else { return nil }
        return Mismatch(
            field: name, kind: kind(expectsNothing: texts.isEmpty, findsNothing: found.isEmpty),
            expected: Words.quoting(texts), found: isText ? Words.quoting(found.map(\.value)) : "a file")
    }

    private static func opaque(_ name: String, _ maximum: Int, _ found: [BodyField]) -> Mismatch? {
        guard found.count == 1, let only = found.first, only.fileName == nil else {
            return Mismatch(
                field: name, kind: found.isEmpty ? .missing : .changed, expected: "one value",
                found: found.count == 1 ? "a file" : "\(found.count) values")
        }
        let length = only.value.utf8.count
        guard length > maximum else { return nil }
        return Mismatch(field: name, kind: .tooLong, expected: "\(maximum) bytes", found: "\(length) bytes")
    }

    private static func file(_ name: String, _ files: [ExpectedFile], _ found: [BodyField]) -> Mismatch? {
        let sent = found.first.flatMap { field in
            field.fileName.flatMap { name in field.sha256.map { ExpectedFile(name: name, sha256: $0) } }
        }
        if found.count == 1, let sent, files.contains(sent) { return nil }
        let words = files.map { "“\($0.name)” (sha256 \($0.sha256.short))" }.joined(separator: " or ")
        let sentWords = sent.map { "“\($0.name)” (sha256 \($0.sha256.short))" } ?? "\(found.count) values"
        return Mismatch(field: name, kind: found.isEmpty ? .missing : .changed, expected: words, found: sentWords)
    }

    private static func kind(expectsNothing: Bool, findsNothing: Bool) -> Mismatch.Kind {
        if findsNothing { return .missing }
        return expectsNothing ? .extra : .changed
    }

    /// Compared byte by byte: Swift takes "é" and "e◌́" for the same text, a server does not.
    private static func normal(_ text: String, _ type: BodyType) -> [UInt8] {
        guard type != .json else { return Array(text.utf8) }
        return joined(text).map { $0 == 0x0D ? 0x0A : $0 }
    }

    private static func joined(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0x0A, bytes.last == 0x0D { bytes.removeLast() }
            bytes.append(byte)
        }
        return bytes
    }
}
