import Foundation

/// Bytes as BiDi carries them: a text where they are UTF-8 (WebDriver BiDi, section 7.6.2, `network.BytesValue`).
public enum BytesValue: Sendable, Hashable {
    /// UTF-8.
    case text(String)
    /// Anything else.
    case base64(String)

    /// The bytes; nil when the base64 is none.
    public var bytes: [UInt8]? {
        switch self {
        case .text(let text): Array(text.utf8)
        case .base64(let text): Base64.decode(Array(text.utf8)[...])
        }
    }

    /// The text; nil where the bytes are no text.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var json: JSONValue {
        switch self {
        case .text(let text): ["type": "string", "value": .string(text)]
        case .base64(let text): ["type": "base64", "value": .string(text)]
        }
    }

    init(_ reading: BiDiReading) throws(WebDriverError) {
        let value = try reading.text("value")
        switch try reading.text("type") {
        case "string": self = .text(value)
        case "base64": self = .base64(value)
        default: throw reading.malformed("bytes of an unknown type")
        }
    }
}

/// A header of a request or a response (section 7.6.2, `network.Header`).
public struct NetworkHeader: Sendable, Hashable {
    /// The name, in the case in which it was sent.
    public let name: String
    /// The value.
    public let value: BytesValue

    /// A header to send.
    public init(_ name: String, _ value: BytesValue) {
        self.name = name
        self.value = value
    }

    var json: JSONValue { ["name": .string(name), "value": value.json] }

    init(_ reading: BiDiReading) throws(WebDriverError) {
        name = try reading.text("name")
        value = try BytesValue(try reading.member("value"))
    }
}

extension [NetworkHeader] {
    /// The last value of that name, in any case.
    public func last(named name: String) -> String? {
        last { $0.name.lowercased() == name.lowercased() }?.value.text
    }
}
