extension Session {
    /// Types a text (section 12.5.3).
    ///
    /// - Throws: ``WebDriverError`` with `invalid argument`, and nothing was typed, when the text holds a character
    ///   that the protocol takes for a key: U+E007 would press Enter.
    public func sendKeys(_ text: String, to element: Element) async throws(WebDriverError) {
        try Key.refuse(in: text, "Element Send Keys")
        try await send(.sendKeys(text, to: element))
    }

    /// Types a secret (section 12.5.3), which no error shows, whatever the remote end says.
    ///
    /// - Throws: ``WebDriverError`` as for a text.
    public func sendKeys(_ secret: Secret, to element: Element) async throws(WebDriverError) {
        try await withholding(secret) { () async throws(WebDriverError) in
            try await sendKeys(secret.reveal(), to: element)
        }
    }

    /// Presses a key in an element and lets it go (section 12.5.3).
    public func sendKeys(_ key: Key, to element: Element) async throws(WebDriverError) {
        try await send(.sendKeys(key.value, to: element))
    }

    /// Chooses files in a file control by their absolute paths on the browser's machine (section 12.5.3).
    ///
    /// - Throws: ``WebDriverError`` with `invalid argument` for a path with a line break, which would be two files.
    public func setFiles(_ paths: [String], of element: Element) async throws(WebDriverError) {
        guard paths.allSatisfy({ !$0.contains(where: \.isNewline) }) else {
            throw WebDriverError(command: "Element Send Keys", code: .invalidArgument, message: "a path has two lines")
        }
        try await sendKeys(paths.joined(separator: "\n"), to: element)
    }

    /// Runs what sends a secret; an error in which the remote end repeats it loses it.
    func withholding(
        _ secret: Secret, _ body: () async throws(WebDriverError) -> Void
    ) async throws(WebDriverError) {
        do {
            try await body()
        } catch {
            guard !secret.reveal().isEmpty else { throw error }
            throw WebDriverError(
                command: error.command, code: error.code,
                message: error.message.replacing(secret.reveal(), with: "\(secret)"), outcome: error.outcome)
        }
    }
}
