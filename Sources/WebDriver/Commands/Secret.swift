/// A text that no description, log, error or recording shows.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Wraps a secret.
    public init(_ text: String) {
        self.text = text
    }

    /// The secret itself; only for the place that types it.
    public func reveal() -> String {
        text
    }

    /// Never the secret.
    public var description: String { "•••" }
    /// Never the secret.
    public var debugDescription: String { "•••" }
    /// Never the secret.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
