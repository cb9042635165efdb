extension PacketPath {
    /// Reads a path.
    ///
    /// - Parameters:
    ///   - text: as it stands in the map.
    ///   - tables: the map's tables, which ` as NAME` behind a path can name.
    /// - Throws: what was expected instead.
    package init(_ text: String, tables: [String: [String: String]] = [:]) throws(PacketPathError) {
        let (path, name) = Self.split(text)
        var rest = path
        var steps: [Step] = []
        repeat {
            let name = String(rest.prefix { $0 != "." && $0 != "[" })
            rest = rest.dropFirst(name.count)
            guard !name.isEmpty, name.allSatisfy(Self.isNamePart) else {
                throw PacketPathError(path: text, expected: "a member's name before “\(rest)”")
            }
            if steps.isEmpty, name == "files" {
                steps += try Self.file(&rest, of: text)
                break
            }
            steps.append(.member(name))
            while rest.first == "[" {
                steps.append(try Self.selection(Self.bracket(&rest, of: text), of: text))
            }
        } while try Self.dot(&rest, of: text)
        self.text = text
        self.steps = steps
        conversion = try name.map { (name) throws(PacketPathError) in try Self.conversion(name, tables, of: text) }
    }

    private static func split(_ text: String) -> (path: Substring, name: String?) {
        guard let range = text.ranges(of: " as ").last, !text[range.upperBound...].contains("]") else {
            return (text[...], nil)
        }
        return (text[..<range.lowerBound], String(text[range.upperBound...]))
    }

    private static func conversion(
        _ name: String, _ tables: [String: [String: String]], of text: String
    ) throws(PacketPathError) -> Conversion {
        if name == "date-ahead" { return .dateAhead }
        guard let table = tables[name] else {
            throw PacketPathError(path: text, expected: "a table of the map, or date-ahead, behind “as”")
        }
        return .table(name, table)
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_" || character == "-")
    }

    private static func dot(_ rest: inout Substring, of text: String) throws(PacketPathError) -> Bool {
        guard !rest.isEmpty else { return false }
        guard rest.removeFirst() == "." else {
            throw PacketPathError(path: text, expected: "“.” or “[” after a member")
        }
        return true
    }

    private static func bracket(_ rest: inout Substring, of text: String) throws(PacketPathError) -> String {
        rest.removeFirst()
        var depth = 1
        var inside = ""
        while let character = rest.popFirst() {
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if depth == 0 { return inside }
            inside.append(character)
        }
        throw PacketPathError(path: text, expected: "a closing “]”")
    }

    private static func selection(_ inside: String, of text: String) throws(PacketPathError) -> Step {
        if inside.isEmpty { return .every }
        if let index = Int(inside), index >= 0 { return .element(index) }
        let sides = inside.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
            throw PacketPathError(path: text, expected: "[], [number] or [member=value], not [\(inside)]")
        }
        return .whose(String(sides[0]), equals: String(sides[1]))
    }

    private static func file(_ rest: inout Substring, of text: String) throws(PacketPathError) -> [Step] {
        guard rest.first == "[" else {
            throw PacketPathError(path: text, expected: "files[name] or files[${path}]")
        }
        let name = try bracket(&rest, of: text)
        let known = FileProperty.allCases.map(\.rawValue).joined(separator: ", ")
        guard rest.first == ".", let property = FileProperty(rawValue: String(rest.dropFirst())) else {
            throw PacketPathError(path: text, expected: "one of \(known) after files[…].")
        }
        guard name.contains("${") else { return [.file(name), .property(property)] }
        guard name.hasPrefix("${"), name.hasSuffix("}") else {
            throw PacketPathError(path: text, expected: "files[name] or files[${path}]")
        }
        return [.fileNamed(try PacketPath(String(name.dropFirst(2).dropLast()))), .property(property)]
    }
}

/// A packet path that does not read.
package struct PacketPathError: Error, Hashable, CustomStringConvertible {
    /// The path as written.
    package let path: String
    /// What was expected.
    package let expected: String

    package var description: String { "“\(path)” is no packet path: expected \(expected)" }
}
