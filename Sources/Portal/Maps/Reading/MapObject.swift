import Yams

/// A mapping of which every key is known.
struct MapObject {
    let node: MapNode
    private let members: [String: MapNode]

    /// A mapping with no key but these; every other is a problem, and so is another kind of node.
    init?(_ node: MapNode, keys known: [String]) {
        guard let members = Self.members(of: node) else { return nil }
        for (name, key, _) in members where !known.contains(name) {
            key.reading.note(
                "\(node.path): unknown key “\(name)”; expected one of \(known.joined(separator: ", "))",
                at: key.node.mark)
        }
        self.node = node
        self.members = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// Every member of a mapping whose keys are free names.
    static func members(of node: MapNode) -> [(name: String, key: MapNode, value: MapNode)]? {
        guard let mapping = node.node.mapping else {
            node.note("expected a mapping (key: value)")
            return nil
        }
        guard node.reading.spend(mapping.count, at: node) else { return nil }
        return mapping.map { key, value in
            let name = key.scalar?.string ?? ""
            let path = node.path.isEmpty ? name : "\(node.path).\(name)"
            return (
                name, MapNode(node: key, path: path, reading: node.reading),
                MapNode(node: value, path: path, reading: node.reading)
            )
        }
    }

    func note(_ message: String, at key: String) {
        (members[key] ?? node).note(message)
    }

    func has(_ key: String) -> Bool { members[key] != nil }

    /// A member that must be there.
    func require<Value>(_ key: String, _ read: (MapNode) -> Value?) -> Value? {
        if let member = members[key] { return read(member) }
        node.note("the key “\(key)” is missing")
        return nil
    }

    /// A member that may be left out; a wrong one is noted, so that it may be taken for absent here.
    func optional<Value>(_ key: String, _ read: (MapNode) -> Value?) -> Value? { members[key].flatMap(read) }

    /// A list that may be left out.
    func list<Value>(_ key: String, _ read: (MapNode) -> Value?) -> [Value] {
        optional(key) { $0.list(read) } ?? []
    }
}
