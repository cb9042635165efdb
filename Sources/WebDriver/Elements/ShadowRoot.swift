/// A reference to an element's shadow root (WebDriver, section 12.1).
public struct ShadowRoot: Sendable, Hashable {
    /// The constant by which a JSON object is a shadow root reference.
    static let key = "shadow-6066-11e4-a52e-4f735466cecf"

    /// The remote end's name for it.
    public let id: String

    /// As scripts take it.
    public var json: JSONValue { [Self.key: .string(id)] }

    /// Reads what a script or a command returned; nil when it is no shadow root.
    public init?(json: JSONValue) {
        guard let id = Reference.id(json, Self.key) else { return nil }
        self.id = id
    }
}

extension Session {
    /// An element's shadow root, open or closed (section 12.3.9).
    public func shadowRoot(of element: Element) async throws(WebDriverError) -> ShadowRoot {
        let command = Command.shadowRoot(of: element)
        guard let root = ShadowRoot(json: try await send(command)) else {
            throw Answer.malformed(command, "no shadow root")
        }
        return root
    }
}
