/// A reference to an element of a document (WebDriver, section 11.2).
public struct Element: Sendable, Hashable {
    /// The constant by which a JSON object is an element reference.
    static let key = "element-6066-11e4-a52e-4f735466cecf"

    /// The remote end's name for it.
    public let id: String

    /// As scripts take it.
    public var json: JSONValue { [Self.key: .string(id)] }

    /// Reads what a script or a find returned; nil when it is no element.
    public init?(json: JSONValue) {
        // The id becomes part of a URL.
        guard let id = json[Self.key]?.string, !id.isEmpty, id.utf8.allSatisfy(Self.isPlain) else { return nil }
        self.id = id
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
            UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

/// A strategy to find elements (WebDriver, section 12.2).
public enum Locator: Sendable, Hashable {
    /// A CSS selector.
    case css(String)
    /// An XPath 1.0 expression.
    case xpath(String)
    /// The whole text of a link.
    case linkText(String)

    var body: JSONValue {
        switch self {
        case .css(let value): ["using": "css selector", "value": .string(value)]
        case .xpath(let value): ["using": "xpath", "value": .string(value)]
        case .linkText(let value): ["using": "link text", "value": .string(value)]
        }
    }
}
