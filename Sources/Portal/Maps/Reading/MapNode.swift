import PKI
import Yams

/// Everything noticed while one map is read.
final class MapReading {
    let file: String
    private(set) var problems: [MapProblem] = []
    private(set) var references: [(kind: MapReference, id: String, node: MapNode)] = []
    /// The map's tables, by name; read before anything that may name one.
    var tables: [String: [String: String]] = [:]

    private var budget = 50_000
    private var names: [String: Set<String>] = ["pages": ["login", "begin", "review"]]

    init(file: String) { self.file = file }

    /// Aliases can unfold a small file without end: what is read is counted.
    func spend(_ nodes: Int, at node: MapNode) -> Bool {
        guard nodes <= budget else {
            if budget > 0 { node.note("the map is too large once its aliases are unfolded") }
            budget = 0
            return false
        }
        budget -= nodes
        return true
    }

    func note(_ message: String, at mark: Mark?) {
        let position = mark.map { TextPosition(line: $0.line, column: $0.column) }
        problems.append(MapProblem(file: file, position: position, message: message))
    }

    /// Takes a name; false when it is taken already.
    func take(_ name: String, among list: String) -> Bool {
        names[list, default: []].insert(name).inserted
    }

    func refer(to kind: MapReference, _ id: String, from node: MapNode) {
        references.append((kind, id, node))
    }
}

/// What a name in a map can point at.
enum MapReference: String {
    case request
    case page
}

/// A YAML node, the place it stands at, and the reading it belongs to.
struct MapNode {
    let node: Node
    /// What people call it: `login.landmark`.
    let path: String
    let reading: MapReading

    func note(_ message: String) {
        reading.note("\(path): \(message)", at: node.mark)
    }

    /// A text that is not empty.
    var text: String? {
        guard let scalar = node.scalar, !scalar.string.isEmpty else {
            note("expected a text")
            return nil
        }
        return scalar.string
    }

    /// `true` or `false`.
    var truth: Bool? {
        switch text {
        case "true": return true
        case "false": return false
        case nil: return nil
        default:
            note("expected true or false")
            return nil
        }
    }

    /// A whole number that is not negative.
    var number: Int? {
        guard let text else { return nil }
        guard let number = Int(text), number >= 0 else {
            note("expected a whole number, not “\(text)”")
            return nil
        }
        return number
    }

    /// A regular expression.
    var pattern: Pattern? {
        guard let text else { return nil }
        guard let pattern = Pattern(text) else {
            note("“\(text)” is no regular expression")
            return nil
        }
        return pattern
    }

    /// A text with `${…}` in it.
    var template: Template? {
        guard let text else { return nil }
        do { return try Template(text, tables: reading.tables) } catch {
            note(error.description)
            return nil
        }
    }

    /// Scheme, host and port as browsers write them (RFC 6454), so that an address can be compared letter by letter.
    var origin: String? {
        guard let text else { return nil }
        let form = #/https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?/#
        let isDefault =
            text.hasPrefix("http:") && text.hasSuffix(":80") || text.hasPrefix("https:") && text.hasSuffix(":443")
        guard text.wholeMatch(of: form) != nil, !isDefault else {
            note("expected an origin such as https://api.pki.example:8443: lower case, no path, no default port")
            return nil
        }
        return text
    }

    /// A place in the packet.
    var packetPath: PacketPath? {
        guard let text else { return nil }
        do { return try PacketPath(text, tables: reading.tables) } catch {
            note(error.description)
            return nil
        }
    }

    /// One of the words of a kind.
    func word<Words: RawRepresentable<String> & CaseIterable>() -> Words? {
        guard let text else { return nil }
        if let word = Words(rawValue: text) { return word }
        note("“\(text)” is not known here; expected one of \(Words.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }

    /// Words for words, all of them texts.
    var table: [String: String]? {
        guard let members = MapObject.members(of: self) else { return nil }
        return Dictionary(
            members.compactMap { name, _, value in value.text.map { (name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// A list, each element read.
    func list<Element>(_ read: (MapNode) -> Element?) -> [Element]? {
        guard let sequence = node.sequence else {
            note("expected a list")
            return nil
        }
        guard reading.spend(sequence.count, at: self) else { return nil }
        let elements = sequence.enumerated().map { index, element in
            read(MapNode(node: element, path: "\(path)[\(index)]", reading: reading))
        }
        return elements.contains { $0 == nil } ? nil : elements.compactMap { $0 }
    }

    /// A list of texts.
    var texts: [String]? { list(\.text) }

    /// A name that no other of the list has.
    func newName(among list: String) -> String? {
        guard let text else { return nil }
        if !reading.take(text, among: list) { note("there is another “\(text)” among \(list)") }
        return text
    }

    /// The id of a declared request.
    var requestID: String? { reference(to: .request) }

    /// The id of a page.
    var pageID: String? { reference(to: .page) }

    private func reference(to kind: MapReference) -> String? {
        guard let text else { return nil }
        reading.refer(to: kind, text, from: self)
        return text
    }
}
