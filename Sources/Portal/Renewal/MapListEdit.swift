import Yams

extension MapEdit {
    /// Puts the elements of a list into another order: the nth is the one that stood at `order[n]`.
    ///
    /// - Throws: that the list is not one element after the other on lines of its own.
    mutating func reorder(at place: [String], _ order: [Int]) throws(MapError) {
        let spans = try spans(of: place)
        guard order.sorted() == Array(spans.indices),
            zip(spans, spans.dropFirst()).allSatisfy({ $0.upperBound == $1.lowerBound })
        else { throw strange(place) }
        var lines = self.lines
        let moved = order.flatMap { lines[spans[$0]] }
        lines.replaceSubrange(spans[0].lowerBound..<spans[spans.count - 1].upperBound, with: moved)
        text = lines.joined(separator: "\n")
    }

    /// Adds an element with these keys behind the last of a list.
    ///
    /// - Throws: that the list is not one element after the other on lines of its own.
    mutating func append(_ entries: [(key: String, text: String)], to place: [String]) throws(MapError) {
        let spans = try spans(of: place)
        guard let last = spans.last, let dash = lines[last.lowerBound].firstIndex(of: "-") else { throw strange(place) }
        let indent = String(lines[last.lowerBound][..<dash])
        let added = entries.enumerated().map { index, entry in
            indent + (index == 0 ? "- " : "  ") + "\(entry.key): \(Self.quoted(entry.text))"
        }
        var lines = self.lines
        lines.insert(contentsOf: added, at: last.upperBound)
        text = lines.joined(separator: "\n")
    }

    /// The lines of each element, without empty ones behind the last.
    private func spans(of place: [String]) throws(MapError) -> [Range<Int>] {
        let lines = self.lines
        var node: Node?
        do { node = try Yams.compose(yaml: text) } catch { throw MapError(file: file, yaml: error) }
        for step in place {
            node = node?.mapping?[step] ?? node?.sequence?.first { $0.mapping?["id"]?.scalar?.string == step }
        }
        guard let elements = node?.sequence, !elements.isEmpty else { throw strange(place) }
        var spans: [Range<Int>] = []
        for element in elements {
            guard let mark = element.mark, let (line, column) = position(mark, in: lines),
                let dash = lines[line].prefix(column).wholeMatch(of: #/( *)- +/#)?.1.count
            else { throw strange(place) }
            let next = lines[(line + 1)...].firstIndex { Self.indent(of: $0).map { $0 <= dash } ?? false }
            spans.append(line..<(next ?? lines.endIndex))
        }
        var last = spans.removeLast()
        while last.count > 1, Self.indent(of: lines[last.upperBound - 1]) == nil { last = last.dropLast() }
        return spans + [last]
    }

    /// How far a line is indented; nil where nothing stands on it.
    private static func indent(of line: String) -> Int? {
        line.firstIndex { $0 != " " }.map { line.distance(from: line.startIndex, to: $0) }
    }

    private func strange(_ place: [String]) -> MapError {
        MapError(file: file, "\(place.joined(separator: ".")) is written in a way that only a person should change")
    }
}
