package import Governance

/// The browser in a person's hands: the interlock stays on, and what it stops is told, not held against the person.
extension PortalVisit {
    /// From here on the person works; a request that must not leave is stopped, and the visit goes on.
    package func lend() async {
        isLent = true
        await inspector.lend()
    }

    /// The titles of pages that no request of this run has saved, in their order.
    package func unsavedPages() async -> [String] {
        await inspector.unwritten(of: map)
    }

    /// What was stopped since this was asked last, once there is any.
    ///
    /// - Returns: nil once the browser can no longer be watched, or the task is cancelled.
    package func stoppedNext() async -> [RequestFinding]? {
        await inspector.stoppedNext()
    }

    /// Shuts the valve and holds what the browser is about to send once the person presses the portal's own button.
    ///
    /// - Parameters:
    ///   - permit: a permit for the commit, judged in gate 2.
    ///   - uptime: CLOCK_BOOTTIME now, in nanoseconds.
    ///   - record: makes durable that the valve is shut; then the person is told.
    /// - Returns: The browser's own request, held and equal to what was approved.
    /// - Throws: ``Stop`` while provably nothing was sent.
    package func holdCommitOfPerson(
        _ permit: consuming Permit, uptime: Int64, armed record: @Sendable () throws -> Void
    ) async throws(Stop) -> HeldCommit {
        let armed = try await arm(permit, uptime: uptime, record)
        // Not earlier: whoever presses while gate 2 still judges is stopped, and may press again.
        await inspector.takeBack()
        return try await armed.awaitPress(within: limits.person, once: "It was armed for the person")
    }
}
