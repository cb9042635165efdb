/// A value for a script (WebDriver BiDi, section 7.8.2, `script.LocalValue`).
public enum LocalValue: Sendable, Hashable {
    /// A value of JSON; arrays and objects with all they hold.
    case json(JSONValue)
    /// Something of the page that an earlier script returned, by its shared id.
    case shared(String)

    var wire: JSONValue {
        switch self {
        case .json(let value): Self.wire(value)
        case .shared(let id): ["sharedId": .string(id)]
        }
    }

    private static func wire(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null: ["type": "null"]
        case .bool: ["type": "boolean", "value": value]
        case .number: ["type": "number", "value": value]
        case .string: ["type": "string", "value": value]
        case .array(let elements): ["type": "array", "value": .array(elements.map(wire))]
        case .object(let members):
            ["type": "object", "value": .array(members.sorted { $0.key < $1.key }.map { [.string($0), wire($1)] })]
        }
    }
}
