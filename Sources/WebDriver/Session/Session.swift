/// A session with a remote end (WebDriver, section 8): every command sent once, each with a deadline.
///
/// Commands run one after the other, as the protocol asks. Every method throws ``WebDriverError``, whose
/// ``WebDriverError/outcome`` says whether the command may have had an effect.
public struct Session: Sendable {
    /// The remote end's name for it.
    public let id: String
    /// What the remote end says it can do.
    public let capabilities: JSONValue
    private let end: RemoteEnd

    /// Opens a session with these capabilities (section 8.1, New Session).
    static func open(_ end: RemoteEnd, capabilities: JSONValue) async throws(WebDriverError) -> Session {
        let command = Command.newSession(capabilities)
        let value = try await end.send(command, session: nil)
        guard let id = value["sessionId"]?.string, let capabilities = value["capabilities"] else {
            throw Answer.malformed(command, "no session id or no capabilities")
        }
        return Session(id: id, capabilities: capabilities, end: end)
    }

    @discardableResult
    func send(_ command: Command) async throws(WebDriverError) -> JSONValue {
        try await end.send(command, session: id)
    }

    func text(_ command: Command) async throws(WebDriverError) -> String {
        guard let text = try await send(command).string else { throw Answer.malformed(command, "no string") }
        return text
    }

    func truth(_ command: Command) async throws(WebDriverError) -> Bool {
        guard let value = try await send(command).bool else { throw Answer.malformed(command, "no truth value") }
        return value
    }

    func elements(_ command: Command) async throws(WebDriverError) -> [Element] {
        let list = try await send(command).array ?? []
        let elements = list.compactMap(Element.init(json:))
        guard elements.count == list.count else { throw Answer.malformed(command, "not a list of elements") }
        return elements
    }

    /// A picture of the viewport (section 17.1), in pixels nobody can store unmasked.
    public func takeScreenshot() async throws(WebDriverError) -> Screenshot {
        let command = Command.takeScreenshot
        let png = try await end.send(command, session: id) { status, answer throws(WebDriverError) in
            try WipedBytes.picture(status: status, answer, of: command)
        }
        return Screenshot(png)
    }

    /// Sets how long the remote end waits for a script and for a page (section 9.2).
    public func setTimeouts(script: Duration, pageLoad: Duration) async throws(WebDriverError) {
        try await send(.setTimeouts(script: script, pageLoad: pageLoad))
    }

    /// Ends the session and closes the browser (section 8.2).
    ///
    /// Requests that are held may leave then: ``Browser/end()`` does without it.
    public func delete() async throws(WebDriverError) {
        try await send(.deleteSession)
    }
}
