import PKI

/// Reads the members of one object strictly, and remembers every problem instead of stopping at the first.
///
/// A member that is missing or wrong yields an empty value, so that reading goes on; the problems decide in the end.
final class ObjectReader {
    let file: String
    let path: String
    private let place: InputPlace?
    private let members: [String: InputNode]
    private let keyPlaces: [String: InputPlace]
    private let isMute: Bool
    private(set) var asked: [String] = []
    private(set) var problems: [InputProblem] = []

    private init(_ node: InputNode?, path: String, file: String) {
        self.file = file
        self.path = path
        place = node?.place
        isMute = node == nil
        guard let node else {
            members = [:]
            keyPlaces = [:]
            return
        }
        guard case .members(let found) = node.value else {
            members = [:]
            keyPlaces = [:]
            problems = [
                InputProblem(
                    file: file, position: node.position, path: path, expected: "an object", found: node.kind)
            ]
            return
        }
        members = Dictionary(found.map { ($0.key, $0.node) }) { first, _ in first }
        keyPlaces = Dictionary(found.map { ($0.key, $0.place) }) { first, _ in first }
    }

    /// Reads a whole file.
    ///
    /// - Throws: `InputError` with every problem, in the order of the file.
    static func read<Result>(
        _ root: InputNode, file: String, _ read: (ObjectReader) -> Result
    ) throws(InputError) -> Result {
        let reader = ObjectReader(root, path: "", file: file)
        let result = read(reader)
        reader.refuseUnasked()
        guard reader.problems.isEmpty else {
            throw InputError(
                reader.problems.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) })
        }
        return result
    }

    /// Whether the object has this member.
    func has(_ key: String) -> Bool { members[key] != nil }

    /// Keys of the object, sorted; asking for them does not count as reading them.
    var keys: [String] { members.keys.sorted() }

    /// Where a member is in the file, as path.
    func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The member, noted as read; a missing one is a problem.
    func required(_ key: String) -> InputNode? {
        let node = optional(key)
        if node == nil, !isMute, !isBroken {
            problems.append(
                InputProblem(
                    file: file, position: place?.position, path: path(of: key), expected: "this key", found: "nothing"))
        }
        return node
    }

    /// Notes that a member may be there and is not.
    func absent<Value>(_ key: String) -> Value? {
        asked.append(key)
        return nil
    }

    /// The member, noted as read.
    func optional(_ key: String) -> InputNode? {
        asked.append(key)
        return members[key]
    }

    /// Notes a problem with a member.
    func problem(with key: String, at node: InputNode? = nil, expected: String, found: String? = nil) {
        guard !isMute else { return }
        let place = node?.position ?? members[key]?.position ?? self.place?.position
        problems.append(
            InputProblem(file: file, position: place, path: path(of: key), expected: expected, found: found))
    }

    /// Notes a problem with the object itself.
    func problem(_ expected: String) {
        guard !isMute else { return }
        problems.append(InputProblem(file: file, position: place?.position, path: path, expected: expected))
    }

    /// Reads a nested object; a missing one is read as empty without further problems.
    func nested<Result>(_ node: InputNode?, _ step: String, _ read: (ObjectReader) -> Result) -> Result {
        let reader = ObjectReader(node, path: path(of: step), file: file)
        let result = read(reader)
        reader.refuseUnasked()
        problems += reader.problems
        return result
    }

    // An object that is none has no members to miss.
    private var isBroken: Bool { !problems.isEmpty && members.isEmpty && problems[0].expected == "an object" }

    private func refuseUnasked() {
        guard !isMute else { return }
        for key in keys where !asked.contains(key) {
            let place = keyPlaces[key]?.position ?? members[key]?.position
            problems.append(
                InputProblem(
                    file: file, position: place, path: path(of: key),
                    expected: "one of \(asked.joined(separator: ", "))", found: "an unknown key"))
        }
    }
}
