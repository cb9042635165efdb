import Foundation
import PKI
import Yams

/// Reads one YAML document strictly: no aliases, no duplicate keys, one document.
struct YAMLFile {
    private let file: String
    private var marks: Set<TextPosition> = []

    /// The document with the places of its values.
    ///
    /// - Throws: `InputError` with line and column.
    static func read(_ bytes: [UInt8], named name: String) throws(InputError) -> InputNode {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputError(file: name, expected: "UTF-8")
        }
        let root: Node?
        do {
            root = try Parser(yaml: text).singleRoot()
        } catch {
            throw InputError([problem(of: error, name)])
        }
        guard let root else { throw InputError(file: name, expected: "a YAML document", found: "an empty file") }
        var reading = YAMLFile(file: name)
        return try reading.read(root)
    }

    private init(file: String) { self.file = file }

    private mutating func read(_ node: Node) throws(InputError) -> InputNode {
        let isNull = node.null != nil
        if !isNull { try refuseAlias(node) }
        let place = InputPlace.counted(position(node))
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain
            return InputNode(
                value: isPlain ? (isNull ? .null : .word(scalar.string)) : .text(scalar.string), place: place)
        case .sequence(let sequence):
            var elements: [InputNode] = []
            for element in sequence { elements.append(try read(element)) }
            return InputNode(value: .list(elements), place: place)
        case .mapping(let mapping):
            return InputNode(value: .members(try members(of: mapping)), place: place)
        case .alias:
            throw alias(node)
        }
    }

    // An alias is handed over as the very node that it stands for, with that node's place: nothing else shares one.
    private mutating func refuseAlias(_ node: Node) throws(InputError) {
        guard let place = position(node), !marks.insert(place).inserted else { return }
        throw alias(node)
    }

    private func alias(_ node: Node) -> InputError {
        InputError([
            InputProblem(file: file, position: position(node), expected: "values written out", found: "an alias")
        ])
    }

    private mutating func members(
        of mapping: Node.Mapping
    ) throws(InputError) -> [(key: String, place: InputPlace, node: InputNode)] {
        var members: [(key: String, place: InputPlace, node: InputNode)] = []
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else {
                throw InputError([InputProblem(file: file, position: position(key), expected: "text as key")])
            }
            members.append((scalar.string, .counted(position(key)), try read(value)))
        }
        return members
    }

    private func position(_ node: Node) -> TextPosition? {
        node.mark.map { TextPosition(line: $0.line, column: $0.column) }
    }

    private static func problem(of error: any Error, _ file: String) -> InputProblem {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            InputProblem(
                file: file, position: TextPosition(line: mark.line, column: mark.column), expected: "YAML",
                found: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            InputProblem(
                file: file, position: TextPosition(line: context.mark.line, column: context.mark.column),
                expected: "each key once", found: "\(duplicates.joined(separator: ", ")) twice")
        default:
            InputProblem(file: file, position: nil, expected: "YAML", found: "something else")
        }
    }
}
