extension Session {
    /// Runs a script in the page and returns what it returns (section 13.2.1); elements go in and come out.
    ///
    /// Without a deadline of the caller's own, it has the session's time for scripts. A script that takes its own frame
    /// away is run a second time by chromedriver, in the document around it (measured with 156).
    public func execute(
        _ script: String, _ arguments: [JSONValue] = [], within deadline: Duration? = nil
    ) async throws(WebDriverError) -> JSONValue {
        try await send(.execute(script, arguments, within: deadline))
    }

    /// Runs a script that ends by calling its last argument with its result (section 13.2.2).
    public func executeAsync(
        _ script: String, _ arguments: [JSONValue] = [], within deadline: Duration? = nil
    ) async throws(WebDriverError) -> JSONValue {
        try await send(.executeAsync(script, arguments, within: deadline))
    }

    /// Runs a script of which the caller knows that it only reads (section 13.2.1): it may be sent again.
    public func read(_ script: String, _ arguments: [JSONValue] = []) async throws(WebDriverError) -> JSONValue {
        try await send(.execute(script, arguments, .safe))
    }

    /// The document as markup (section 13.1): it may hold what must not be seen.
    public func pageSource() async throws(WebDriverError) -> Secret {
        Secret(try await text(.pageSource))
    }
}
