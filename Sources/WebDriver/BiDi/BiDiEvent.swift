/// Something the browser reported (WebDriver BiDi, section 3).
public struct BiDiEvent: Sendable, Hashable {
    /// Its name, such as `network.beforeRequestSent`.
    public let method: String
    /// What the browser says of it.
    public let params: JSONValue
}
