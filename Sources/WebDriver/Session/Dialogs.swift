extension Session {
    /// Dismisses the open dialog (section 16.1).
    public func dismissAlert() async throws(WebDriverError) {
        try await send(.dismissAlert)
    }

    /// Accepts the open dialog (section 16.2).
    public func acceptAlert() async throws(WebDriverError) {
        try await send(.acceptAlert)
    }

    /// The text of the open dialog (section 16.3).
    public func alertText() async throws(WebDriverError) -> String {
        try await text(.alertText)
    }

    /// Types the answer into an open prompt (section 16.4).
    public func sendAlertText(_ text: String) async throws(WebDriverError) {
        try Key.refuse(in: text, "Send Alert Text")
        try await send(.sendAlertText(text))
    }

    /// Types a secret answer into an open prompt (section 16.4), which no error shows.
    public func sendAlertText(_ secret: Secret) async throws(WebDriverError) {
        try await withholding(secret) { () async throws(WebDriverError) in
            try await sendAlertText(secret.reveal())
        }
    }
}
