package import Governance

extension PortalVisit {
    /// Shuts the valve, presses the map's commit control once, and holds what the browser is about to send.
    ///
    /// - Parameters:
    ///   - permit: a permit for the commit, judged in gate 2.
    ///   - uptime: CLOCK_BOOTTIME now, in nanoseconds.
    ///   - record: makes durable that the valve is shut; it runs before the click.
    /// - Returns: The browser's own request, held and equal to what was approved.
    /// - Throws: ``Stop`` while provably nothing was sent.
    package func holdCommit(
        _ permit: consuming Permit, uptime: Int64, armed record: @Sendable () throws -> Void
    ) async throws(Stop) -> HeldCommit {
        let control = try await element(map.commit.control.locators[0], "“\(map.commit.control.label)”")
        try await requireNoConfirmation()
        let armed = try await arm(permit, uptime: uptime, record)
        return try await armed.press { () async throws(Stop) in
            try await self.press(control, self.map.commit.control.label)
        }
    }

    /// Shuts the valve, and makes that durable, once the draft is ours and what the commit repeats is known.
    func arm(
        _ permit: consuming Permit, uptime: Int64, _ record: @Sendable () throws -> Void
    ) async throws(Stop) -> ArmedCommit {
        try await requireOwnDraft()
        try await learnRepeatedTexts()
        let armed = try await interlock.arm(permit, uptime: uptime)
        do {
            try record()
        } catch {
            throw .machinery(MachineFailure("the journal could not record that the valve is shut: \(error)"))
        }
        return armed
    }

    /// A page that stays must not look as if it had confirmed before anything was sent.
    private func requireNoConfirmation() async throws(Stop) {
        let page = map.confirmation
        guard page.isSameDocument else { return }
        let shown = try await texts(matching: [page.landmark.css])[0]
        guard shown.contains(page.landmark.text) else { return }
        throw .halt(
            HaltReason(
                kind: "drift", reason: "The page shows its confirmation already, before anything was submitted."))
    }

    /// A commit that carries no values is as good as the requests that wrote its draft: they must have been ours.
    private func requireOwnDraft() async throws(Stop) {
        guard map.commitNamesOnlyADraft else { return }
        let others = await inspector.unwritten(of: map)
        guard others.isEmpty else { throw .halt(.draftNotOurs(others)) }
    }

    /// Takes down what the page shows and the commit will repeat, before the click.
    private func learnRepeatedTexts() async throws(Stop) {
        guard let request = map.request(map.commit.request) else { return }
        for rule in request.body {
            guard case .page(let css) = rule.source else { continue }
            let shown = try await texts(matching: [css])[0]
            guard shown.count == 1 else {
                throw .halt(
                    HaltReason(kind: "drift", reason: "\(shown.count) elements match \(css); one was expected."))
            }
            await inspector.learn(shown[0], at: css)
        }
    }
}
