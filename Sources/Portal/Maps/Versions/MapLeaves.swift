import PKI
import Yams

/// A map as a list of its values, each at a path by which people name it: `pages.profile.fields.validity-days.label`.
struct MapLeaves {
    /// One value and where it stands.
    struct Leaf: Hashable {
        let path: String
        let value: String
        let position: TextPosition?
    }

    /// Every value, in the file's order.
    let all: [Leaf]

    /// Reads them; the file was read as a map before.
    init(yaml: String) {
        guard let root = (try? Yams.compose(yaml: yaml)) ?? nil else {
            all = []
            return
        }
        all = Self.leaves(of: root, at: "")
    }

    /// Where a path's value, or the first below it, stands.
    func position(of path: String) -> TextPosition? {
        all.first { $0.path == path || $0.path.hasPrefix("\(path).") }?.position
    }

    private static func leaves(of node: Node, at path: String) -> [Leaf] {
        switch node {
        case .mapping(let mapping):
            return mapping.flatMap { key, value -> [Leaf] in
                let name = key.scalar?.string ?? "?"
                return leaves(of: value, at: path.isEmpty ? name : "\(path).\(name)")
            }
        case .sequence(let sequence):
            return sequence.enumerated().flatMap { index, element in
                let name = element.mapping?["id"]?.scalar?.string
                return leaves(of: element, at: "\(path).\(name ?? String(index + 1))")
            }
        case .scalar(let scalar):
            let position = scalar.mark.map { TextPosition(line: $0.line, column: $0.column) }
            return [Leaf(path: path, value: scalar.string, position: position)]
        case .alias: return []
        }
    }
}
