/// A reference to an element of a document (WebDriver, section 12.1).
public struct Element: Sendable, Hashable {
    /// The constant by which a JSON object is an element reference.
    static let key = "element-6066-11e4-a52e-4f735466cecf"

    /// The remote end's name for it.
    public let id: String

    /// As scripts take it.
    public var json: JSONValue { [Self.key: .string(id)] }

    /// Reads what a script or a find returned; nil when it is no element.
    public init?(json: JSONValue) {
        guard let id = Reference.id(json, Self.key) else { return nil }
        self.id = id
    }
}
