/// A session with a remote end (WebDriver, section 8): every command sent once, each with a deadline.
///
/// A command's deadline is the session's own time-out that applies to it, as set, and some grace. Commands run one
/// after the other, as the protocol asks. Every method throws ``WebDriverError``, whose ``WebDriverError/outcome`` says
/// whether the command may have had an effect.
public struct Session: Sendable {
    /// The remote end's name for it.
    public let id: String
    /// What the remote end says it can do.
    public let capabilities: JSONValue
    let state: SessionState
    private let end: RemoteEnd

    private init(id: String, capabilities: JSONValue, end: RemoteEnd) {
        self.id = id
        self.capabilities = capabilities
        self.end = end
        state = SessionState(capabilities: capabilities)
    }

    /// Opens a session with these capabilities (section 8.1, New Session).
    static func open(_ end: RemoteEnd, capabilities: JSONValue) async throws(WebDriverError) -> Session {
        let command = Command.newSession(capabilities)
        let value = try await end.send(command, session: nil)
        guard let id = value["sessionId"]?.string, let capabilities = value["capabilities"] else {
            throw Answer.malformed(command, "no session id or no capabilities")
        }
        return Session(id: id, capabilities: capabilities, end: end)
    }

    /// Sends a command once and returns its value; also one of a vendor (section 6.7).
    ///
    /// - Throws: ``WebDriverError`` with the remote end's code, or the client's.
    @discardableResult
    public func send(_ command: Command) async throws(WebDriverError) -> JSONValue {
        try await end.send(try state.prepared(command), session: id)
    }

    /// Reads an answer without a string in between, which nobody could wipe.
    func bytes(_ command: Command) async throws(WebDriverError) -> WipedBytes {
        let command = try state.prepared(command)
        return try await end.send(command, session: id) { status, answer throws(WebDriverError) in
            try WipedBytes.picture(status: status, answer, of: command)
        }
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

    /// Whether the remote end can make another session (section 8.3, Status).
    public func canMakeAnother() async throws(WebDriverError) -> Bool {
        guard let ready = try await end.send(.status, session: nil)["ready"]?.bool else {
            throw Answer.malformed(.status, "not said whether it is ready")
        }
        return ready
    }

    /// How long the remote end waits by itself (section 9.1).
    public func timeouts() async throws(WebDriverError) -> Timeouts {
        Timeouts(json: try await send(.timeouts))
    }

    /// Sets how long the remote end waits for a script and for a page (section 9.2); deadlines follow.
    ///
    /// An implicit wait makes every find of nothing as slow as itself: wait for a condition instead.
    public func setTimeouts(
        script: Duration, pageLoad: Duration, implicit: Duration = .zero
    ) async throws(WebDriverError) {
        try await send(.setTimeouts(script: script, pageLoad: pageLoad, implicit: implicit))
        state.timeouts = Timeouts(script: script, pageLoad: pageLoad, implicit: implicit)
    }

    /// Ends the session and closes the browser (section 8.2); one that is gone already is no error.
    ///
    /// Requests that are held may leave then: ``Browser/end()`` does without it.
    public func delete() async throws(WebDriverError) {
        do {
            try await send(.deleteSession)
        } catch {
            guard error.code == .invalidSessionID else { throw error }
        }
    }
}

/// Runs what must be done also when the caller was cancelled.
func uncancelled<Value: Sendable>(
    _ body: @escaping @Sendable () async throws(WebDriverError) -> Value
) async throws(WebDriverError) -> Value {
    let task = Task { () -> Result<Value, WebDriverError> in
        do throws(WebDriverError) {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
    return try await task.value.get()
}
