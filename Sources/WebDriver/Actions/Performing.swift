extension Session {
    /// Does the steps, once, and lets every key and button go, also after an error or a cancellation (sections 15.7
    /// and 15.8).
    ///
    /// - Throws: ``WebDriverError``. After a stale element or a target outside the viewport, the steps before it were
    ///   done. ``WebDriverError/Code/notReleased`` when keys or buttons may still be down.
    public func perform(_ actions: Actions) async throws(WebDriverError) {
        try actions.refuseKeysInText()
        let failure: WebDriverError?
        do {
            try await send(.performActions(actions))
            failure = nil
        } catch {
            failure = error
        }
        do {
            try await uncancelled { () async throws(WebDriverError) in try await releaseActions() }
        } catch {
            let words = "\(error.command) failed (\(error.code.rawValue))\(failure.map { ", after \($0)" } ?? "")"
            throw WebDriverError(command: "Perform Actions", code: .notReleased, message: words)
        }
        if let failure { throw failure }
    }

    /// Lets every key and button go (section 15.8); ``perform(_:)`` does it by itself.
    public func releaseActions() async throws(WebDriverError) {
        try await send(.releaseActions)
    }
}
