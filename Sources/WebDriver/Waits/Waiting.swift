extension Session {
    /// Asks until a condition holds; returns at most about 10 ms and two questions after it does.
    ///
    /// - Throws: ``WebDriverError`` with ``WebDriverError/Code/waitEnded``, what was waited for and what was last
    ///   answered, when it does not hold in time; or what ended the wait.
    @discardableResult
    public func wait<Value>(
        for condition: Condition<Value>, within limit: Duration = .seconds(10)
    ) async throws(WebDriverError) -> Value {
        let clock = ContinuousClock()
        let end = clock.now + limit
        while true {
            let asked = clock.now
            let last: WebDriverError?
            do {
                if let value = try await condition.ask(self) { return value }
                last = nil
            } catch {
                guard WebDriverError.Code.notYet.contains(error.code) else { throw error }
                last = error
            }
            guard clock.now < end else { throw Self.ended(condition.description, limit, last) }
            try await pause(min(Pause.length(after: clock.now - asked), end - clock.now))
        }
    }

    private static func ended(_ description: String, _ limit: Duration, _ last: WebDriverError?) -> WebDriverError {
        let answer = last.map { "; at last: \($0.code.rawValue)" } ?? ""
        return WebDriverError(
            command: "wait", code: .waitEnded, message: "\(limit) passed without \(description)\(answer)",
            outcome: .noEffect)
    }

    private func pause(_ time: Duration) async throws(WebDriverError) {
        do {
            try await Task.sleep(for: time, tolerance: .zero)
        } catch {
            throw WebDriverError(
                command: "wait", code: .cancelled, message: "the caller was cancelled", outcome: .noEffect)
        }
    }
}

/// The time between two questions.
enum Pause {
    /// As long as the last question took, so that a slow remote end is not asked without a break, and never long.
    static func length(after question: Duration) -> Duration {
        min(max(question, .milliseconds(1)), .milliseconds(8))
    }
}

extension WebDriverError.Code {
    /// What says that something is not there now and may be there later.
    static let notYet: Set<Self> = [
        .noSuchElement, .noSuchFrame, .noSuchAlert, .noSuchWindow, .noSuchShadowRoot, .noSuchCookie,
        .staleElementReference, .detachedShadowRoot, .javascriptError,
    ]
}
