extension Session {
    /// Runs a body in another window or tab and comes back to the top-level document of the window that was current,
    /// also after a throw or a cancellation (section 11.3).
    ///
    /// - Throws: what the body throws, and ``WebDriverError`` with ``WebDriverError/Code/notBack`` when the way back
    ///   failed: then every command is refused until ``switchToWindow(_:)``.
    public func inWindow<Value>(
        _ handle: String, _ body: (Session) async throws(WebDriverError) -> Value
    ) async throws(WebDriverError) -> Value {
        let before = try await windowHandle()
        try await switchToWindow(handle)
        let value: Value
        do {
            value = try await body(self)
        } catch {
            try await comeBack(to: before, after: error)
            throw error
        }
        try await comeBack(to: before, after: nil)
        return value
    }

    private func comeBack(to handle: String, after failure: WebDriverError?) async throws(WebDriverError) {
        do {
            try await uncancelled { () async throws(WebDriverError) in try await switchToWindow(handle) }
        } catch {
            let words = "\(error.command) failed (\(error.code.rawValue))\(failure.map { ", after \($0)" } ?? "")"
            state.lost = words
            throw WebDriverError(
                command: "Switch To Window", code: .notBack, message: words, outcome: failure?.outcome ?? .failed)
        }
    }
}
