import PKI

/// Every text of a packet with the paths that a map can name it by.
package struct PacketLeaves: Sendable {
    private var paths: [String: [String]] = [:]
    private var truths: [(path: String, isTrue: Bool)] = []

    /// The leaves of a packet.
    package init(_ values: PacketValues) {
        collect(values.packet, at: "")
        for (path, name) in fileNames(values.packet, at: "") {
            guard let file = values.files[name] else { continue }
            add("files[${\(path)}].sha256", file.sha256.hex)
            if let pem = try? CertificateSigningRequest(file.bytes).pem { add("files[${\(path)}].pem", pem) }
            add(path, file.baseName)
        }
    }

    /// The paths whose text this is, white space made single.
    func paths(of text: String) -> [String] { paths[Self.single(text)] ?? [] }

    /// The only truth of the packet that a ticked box of that name says: `generated_on_device`, or `not_exportable` where it is
    /// false.
    func truth(saidBy name: String) -> (path: String, isTrue: Bool)? {
        let said = Self.words(name)
        let found = truths.filter { truth in
            let words = Self.words(String(truth.path.split(separator: ".").last ?? ""))
            return said == (truth.isTrue ? words : ["not"] + words)
        }
        return found.count == 1 ? found.first : nil
    }

    /// `generatedOnDevice`, `generated_on_device` and `generated-on-device` are the same words.
    private static func words(_ name: String) -> [String] {
        name.replacing(#/[A-Z]/#) { "-" + $0.output.lowercased() }.split { "-_ ".contains($0) }.map { $0.lowercased() }
    }

    private mutating func add(_ path: String, _ text: String) {
        let text = Self.single(text)
        guard !text.isEmpty, paths[text]?.contains(path) != true else { return }
        paths[text, default: []].append(path)
    }

    private mutating func collect(_ value: JSON, at path: String) {
        switch value {
        case .string(let text): add(path, text)
        case .integer(let number): add(path, String(number))
        case .object(let members):
            for (name, member) in members { collect(member, at: path.isEmpty ? name : "\(path).\(name)") }
        case .array(let elements):
            for (index, element) in elements.enumerated() { collect(element, at: path + Self.place(index, element)) }
        case .bool(let truth): truths.append((path, truth))
        case .null: break
        }
    }

    /// `[role=ca-delegate]` where elements have roles, as lists of persons do; else by number.
    private static func place(_ index: Int, _ element: JSON) -> String {
        element["role"]?.string.map { "[role=\($0)]" } ?? "[\(index)]"
    }

    private func fileNames(_ value: JSON, at path: String) -> [(String, String)] {
        switch value {
        case .object(let members):
            members.flatMap { name, member in
                name == "file"
                    ? (member.string.map { [("\(path).file", $0)] } ?? [])
                    : fileNames(member, at: path.isEmpty ? name : "\(path).\(name)")
            }
        case .array(let elements):
            elements.enumerated().flatMap { fileNames($0.element, at: path + Self.place($0.offset, $0.element)) }
        case .string, .integer, .bool, .null: []
        }
    }

    private static func single(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
