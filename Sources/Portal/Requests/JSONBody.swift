import PKI

/// Reading of application/json: every leaf becomes a field named by its JSON pointer (RFC 6901).
enum JSONBody {
    static func decode(_ bytes: [UInt8]) throws(BodyFlaw) -> [BodyField] {
        let document: JSONDocument
        do { document = try JSON.parse(bytes, file: "body") } catch {
            throw BodyFlaw("this is no JSON as it is accepted here (\(error.position): expected \(error.expected))")
        }
        return fields(of: document.root, at: "")
    }

    /// Empty lists and objects are leaves too: nothing that was sent goes unseen.
    private static func fields(of value: JSON, at pointer: String) -> [BodyField] {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            elements.enumerated().flatMap { fields(of: $1, at: "\(pointer)/\($0)") }
        case .object(let members) where !members.isEmpty:
            members.sorted { $0.key < $1.key }.flatMap { fields(of: $1, at: "\(pointer)/\(escaped($0))") }
        case .string(let text): [BodyField(name: pointer, value: text)]
        default: [BodyField(name: pointer, value: String(decoding: value.canonical(), as: UTF8.self))]
        }
    }

    private static func escaped(_ key: String) -> String {
        key.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
