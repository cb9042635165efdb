import Yams

/// Changes single values in the text of a map.yaml and leaves every other byte as it is, comments included.
struct MapEdit {
    let file: String
    var text: String

    init(_ text: String, file: String) {
        self.text = text
        self.file = file
    }

    /// The changed text.
    var result: String { text }

    /// Sets `key` of the mapping at `place`: keys, and ids of list elements.
    ///
    /// - Throws: that the map has no such place, or its text is written in a way that is not changed by a tool.
    mutating func set(_ key: String, to value: String, at place: [String]) throws(MapError) {
        let mapping = try mapping(at: place)
        let isFlow = isFlow(mapping)
        if let node = mapping[key] {
            guard let mark = node.mark, let scalar = node.scalar else { throw strange(place, key) }
            try replace(scalar, at: mark, with: Self.quoted(value), inFlow: isFlow, place, key)
        } else {
            try insert("\(key): \(Self.quoted(value))", into: mapping, inFlow: isFlow, place, key)
        }
    }

    /// Whether a mapping is written in braces.
    private func isFlow(_ mapping: Node.Mapping) -> Bool {
        let lines = lines
        guard let mark = mapping.mark, let (line, column) = position(mark, in: lines) else { return false }
        return lines[line].dropFirst(column).first == "{"
    }

    private func mapping(at place: [String]) throws(MapError) -> Node.Mapping {
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { throw MapError(file: file, yaml: error) }
        var node = root
        for step in place {
            node = node?.mapping?[step] ?? node?.sequence?.first { $0.mapping?["id"]?.scalar?.string == step }
        }
        guard let mapping = node?.mapping else {
            throw MapError(file: file, "has nothing at \(place.joined(separator: "."))")
        }
        return mapping
    }

    private func strange(_ place: [String], _ key: String) -> MapError {
        let name = (place + [key]).joined(separator: ".")
        return MapError(file: file, "\(name) is written in a way that only a person should change")
    }

    private mutating func replace(
        _ scalar: Node.Scalar, at mark: Mark, with value: String, inFlow: Bool, _ place: [String], _ key: String
    ) throws(MapError) {
        var lines = self.lines
        guard let (line, column) = position(mark, in: lines) else { throw strange(place, key) }
        let source = lines[line]
        let start = source.index(source.startIndex, offsetBy: column)
        guard let end = Self.end(of: scalar.style, in: source, from: start, inFlow: inFlow) else {
            throw strange(place, key)
        }
        lines[line].replaceSubrange(start..<end, with: value)
        text = lines.joined(separator: "\n")
    }

    /// Behind the value that begins at `start`; nil where it goes on over lines.
    private static func end(
        of style: Node.Scalar.Style, in line: String, from start: String.Index, inFlow: Bool
    ) -> String.Index? {
        switch style {
        case .doubleQuoted, .singleQuoted:
            return closing(line[start], in: line, from: line.index(after: start))
        case .plain, .any:
            let rest = line[start...]
            let stop = inFlow ? rest.firstIndex { ",}".contains($0) } : rest.firstRange(of: " #")?.lowerBound
            var end = stop ?? rest.endIndex
            while end > start, line[line.index(before: end)] == " " { end = line.index(before: end) }
            return end
        case .literal, .folded: return nil
        }
    }

    /// Behind the closing quote: `\"` does not close a text in double quotes, nor `''` one in single ones.
    private static func closing(_ quote: Character, in line: String, from start: String.Index) -> String.Index? {
        var place = start
        while place < line.endIndex {
            let next = line.index(after: place)
            let isPair = next < line.endIndex && quote == "'" && line[place] == quote && line[next] == quote
            if line[place] == quote, !isPair { return next }
            let isEscape = quote == "\"" && line[place] == "\\" && next < line.endIndex
            place = isPair || isEscape ? line.index(after: next) : next
        }
        return nil
    }

    private mutating func insert(
        _ entry: String, into mapping: Node.Mapping, inFlow: Bool, _ place: [String], _ key: String
    ) throws(MapError) {
        var lines = self.lines
        guard let first = mapping.first, let mark = first.key.mark,
            let (line, column) = position(mark, in: lines)
        else { throw strange(place, key) }
        let start = lines[line].index(lines[line].startIndex, offsetBy: column)
        let added = String(repeating: " ", count: column) + entry
        if inFlow {
            lines[line].insert(contentsOf: entry + ", ", at: start)
        } else if lines[line][..<start].allSatisfy({ $0 == " " }) {
            lines.insert(added, at: line)
        } else if let value = first.value.scalar, value.style != .literal, value.style != .folded {
            lines.insert(added, at: line + 1)
        } else {
            throw strange(place, key)
        }
        text = lines.joined(separator: "\n")
    }

    var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    func position(_ mark: Mark, in lines: [String]) -> (line: Int, column: Int)? {
        let (line, column) = (mark.line - 1, mark.column - 1)
        guard lines.indices.contains(line), column <= lines[line].count else { return nil }
        return (line, column)
    }

    /// As YAML that reads back as the same text whatever it holds.
    static func quoted(_ value: String) -> String {
        let isPlain =
            value.first?.isLetter == true && value.allSatisfy { $0.isLetter || $0.isNumber || " _()".contains($0) }
            && !value.hasSuffix(" ")
            && !["true", "false", "null", "yes", "no", "on", "off"].contains(value.lowercased())
        if isPlain { return value }
        var text = "\""
        for character in value.unicodeScalars {
            switch character {
            case "\"", "\\": text += "\\" + String(character)
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(character)
            }
        }
        return text + "\""
    }
}
