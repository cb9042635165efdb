import PKI

/// Where a value stands in its file.
enum InputPlace {
    case pointer([String], JSONDocument)
    case counted(TextPosition?)

    var position: TextPosition? {
        switch self {
        case .pointer(let pointer, let document): document.position(of: pointer)
        case .counted(let position): position
        }
    }
}

/// One value of a file that people write, JSON or YAML, with the place where it stands.
struct InputNode {
    enum Value {
        case null
        case bool(Bool)
        case integer(Int64)
        case text(String)
        /// A YAML word without quotation marks: text, number or truth value, as the reader asks.
        case word(String)
        case list([InputNode])
        case members([(key: String, place: InputPlace, node: InputNode)])
    }

    let value: Value
    let place: InputPlace

    /// Counted only when it is asked for, which is for problems.
    var position: TextPosition? { place.position }

    /// What stands here, for people.
    var kind: String {
        switch value {
        case .null: "nothing"
        case .bool: "a truth value"
        case .integer: "a number"
        case .text: "text"
        case .word(let word): "“\(word)”"
        case .list: "a list"
        case .members: "an object"
        }
    }
}

extension InputNode {
    /// A parsed JSON file with the places of its values.
    init(_ document: JSONDocument) {
        self.init(document.root, at: [], in: document)
    }

    private init(_ json: JSON, at pointer: [String], in document: JSONDocument) {
        place = .pointer(pointer, document)
        switch json {
        case .null: value = .null
        case .bool(let truth): value = .bool(truth)
        case .integer(let number): value = .integer(number)
        case .string(let text): value = .text(text)
        case .array(let elements):
            value = .list(
                elements.enumerated().map { InputNode($1, at: pointer + [String($0)], in: document) })
        case .object(let members):
            let nodes = members.map { key, member in
                (
                    key, InputPlace.pointer(pointer + [key], document),
                    InputNode(member, at: pointer + [key], in: document)
                )
            }
            value = .members(nodes)
        }
    }
}
