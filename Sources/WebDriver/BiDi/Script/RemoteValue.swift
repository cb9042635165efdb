/// What a script returned (WebDriver BiDi, section 7.8.2, `script.RemoteValue`).
public struct RemoteValue: Sendable, Hashable {
    /// Its type: `string`, `node`, `undefined`.
    public let type: String
    /// The browser's name for a node, for ``LocalValue/shared(_:)``.
    public let sharedID: String?
    private let value: JSONValue?

    init(_ reading: BiDiReading) throws(WebDriverError) {
        type = try reading.text("type")
        sharedID = reading.value["sharedId"]?.string
        value = reading.value["value"]
    }

    /// The text, if it is one.
    public var string: String? { type == "string" ? value?.string : nil }

    /// The value as JSON; nil where JSON has none: nodes, functions, `NaN`; `undefined` is null.
    public var json: JSONValue? { Self.json(type, value) }

    private static func json(_ type: String, _ value: JSONValue?) -> JSONValue? {
        switch type {
        case "null", "undefined": .null
        case "string", "boolean": value
        case "number": value?.number.map { .number($0) }
        case "array": elements(value)
        case "object": members(value)
        default: nil
        }
    }

    private static func json(_ wire: JSONValue) -> JSONValue? {
        wire["type"]?.string.flatMap { json($0, wire["value"]) }
    }

    private static func elements(_ value: JSONValue?) -> JSONValue? {
        guard let list = value?.array else { return nil }
        let elements = list.compactMap(json)
        return elements.count == list.count ? .array(elements) : nil
    }

    private static func members(_ value: JSONValue?) -> JSONValue? {
        guard let pairs = value?.array else { return nil }
        var members: [String: JSONValue] = [:]
        for pair in pairs {
            guard let pair = pair.array, pair.count == 2, let key = pair[0].string, let value = json(pair[1]) else {
                return nil
            }
            members[key] = value
        }
        return .object(members)
    }
}
