import WebDriver

extension PortalVisit {
    /// Has the person's security key answer for the sign-in, once: a refusal is never tried again.
    ///
    /// - Parameters:
    ///   - second: the step.
    ///   - login: the page before it.
    ///   - ask: tells the person that it is their turn.
    /// - Throws: ``Stop/halt(_:)`` where nobody is there to touch one, none is touched in time, or the portal refuses it.
    func prove(
        _ second: SecondStep, of login: LoginPage, asking ask: @Sendable (SecondStep) -> Void
    ) async throws(Stop) {
        try await arrival(at: second, of: login)
        _ = try await unchanged(second.page)
        switch holder {
        case .nobody: throw .halt(.nobodyTouches)
        case .person: ask(second)
        case .test(let key): try await driving { () async throws(WebDriverError) in try await key.plug(into: session) }
        }
        if let press = second.press {
            await inspector.forget(second.request)
            try await self.press(press)
        }
        try await answer(to: second)
    }

    /// Waits for the step's page, or for the portal's word that it refused name or password.
    private func arrival(at second: SecondStep, of login: LoginPage) async throws(Stop) {
        let end = ContinuousClock.now + limits.page
        let mark = second.page.landmark
        while ContinuousClock.now < end {
            try await obey()
            if let shown = try? await said(at: [mark.css, login.refused]) {
                if shown[0] == [mark.text] { return try await ready(mark, on: second.page.title, newDocument: false) }
                if !shown[1].isEmpty { throw .halt(.signInRefused(shown[1])) }
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
        try await ready(mark, on: second.page.title, newDocument: false)
    }

    private func answer(to second: SecondStep) async throws(Stop) {
        let end = ContinuousClock.now + .seconds(second.seconds)
        while ContinuousClock.now < end {
            try await obey()
            switch await inspector.ending(of: second.request, within: .milliseconds(50)) {
            case .answered(let status) where status < 400: return
            case .answered(let status): throw .halt(await refusal(of: second, status))
            case .lost: throw .halt(.replyLost(second.request, on: second.page.title))
            case nil: break
            }
            if let words = await refusal(of: second) { throw .halt(.keyRefused(words)) }
        }
        throw .halt(.keyNotTouched(second.seconds))
    }

    /// Why the portal did not take the key's answer: in its words, where it says any in time.
    private func refusal(of second: SecondStep, _ status: Int) async -> HaltReason {
        let end = ContinuousClock.now + min(limits.page, .seconds(5))
        while ContinuousClock.now < end, !isInterrupted() {
            if let words = await refusal(of: second) { return .keyRefused(words) }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return .refusedByPortal(second.request, status: status, on: second.page.title)
    }

    private func refusal(of second: SecondStep) async -> [String]? {
        guard let said = try? await said(at: [second.refused]), !said[0].isEmpty else { return nil }
        return said[0]
    }
}

extension HaltReason {
    /// There is no window in which a person could be asked.
    static let nobodyTouches = HaltReason(
        kind: "security-key", reason: "The portal asks for a security key, and nobody is there to touch one.",
        differences: ["run it with a window: --headed"])

    /// A person did not touch it.
    static func keyNotTouched(_ seconds: Int) -> HaltReason {
        HaltReason(kind: "security-key", reason: "No security key was touched within \(seconds) s.")
    }

    /// The portal did not take it.
    static func keyRefused(_ words: [String]) -> HaltReason {
        HaltReason(
            kind: "security-key", reason: "The portal did not take the security key. It was not tried again.",
            differences: ["it says \(Words.saying(words))"])
    }
}
