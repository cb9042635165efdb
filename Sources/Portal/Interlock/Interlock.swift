package import Governance
package import Valve
import WebDriver

/// Two guards round the one request that matters: the inspector in the browser and the valve below it.
///
/// The first act of every end of a run is ``close()``: tunnels reset, valve closed. Only then may the browser end.
package struct Interlock: Sendable {
    /// The guard that sees requests.
    package let inspector: Inspector
    let valve: Valve
    let commitOrigin: Origin
    /// How long the held request may wait between click and release, and the release for an answer.
    let limits: CommitLimits

    /// Shuts the valve: every tunnel is reset, and from here on nothing leaves unless a permit lets it.
    ///
    /// - Throws: ``Stop`` when the permit is not one for the commit, or too old.
    package func arm(_ permit: consuming Permit, uptime: Int64) async throws(Stop) -> ArmedCommit {
        guard permit.purpose == .commit, permit.isFresh(atUptime: uptime) else {
            throw .halt(.stalePermit)
        }
        await inspector.arm()
        await valve.arm()
        return ArmedCommit(interlock: self)
    }

    /// Resets every tunnel and closes the valve for good.
    package func close() async {
        await valve.close()
        await inspector.end()
    }

    /// What passed the valve, for the evidence.
    package var ledger: ValveLedger {
        get async { await valve.ledger }
    }
}

/// How long each half of the commit may take.
package struct CommitLimits: Sendable {
    /// From the click until the browser's request is held.
    package let hold: Duration
    /// From the release until response headers.
    package let answer: Duration

    /// Both limits.
    package init(hold: Duration, answer: Duration) {
        self.hold = hold
        self.answer = answer
    }
}

/// The valve is shut and the inspector waits for the commit; nothing was pressed yet.
package struct ArmedCommit: ~Copyable, Sendable {
    fileprivate let interlock: Interlock

    /// Presses the control, waits until the browser's own request is held, and compares it.
    ///
    /// - Throws: ``Stop/halt(_:)`` when it differs from what was approved, when a dialog opened or when nothing was
    ///   held in time. Nothing has left then, and nothing can: the valve stays shut.
    package consuming func press(_ click: () async throws(Stop) -> Void) async throws(Stop) -> HeldCommit {
        try await click()
        return try await awaitPress(within: interlock.limits.hold, once: "The control was pressed")
    }

    /// Waits until the browser's own request is held, whoever pressed, and compares it.
    ///
    /// - Parameters:
    ///   - limit: how long.
    ///   - act: what has happened before, for people.
    /// - Returns: The request, held and equal to what was approved.
    /// - Throws: As ``press(_:)`` does.
    package consuming func awaitPress(within limit: Duration, once act: String) async throws(Stop) -> HeldCommit {
        let interlock = interlock
        switch await interlock.inspector.held(within: limit) {
        case .held(_, let comparison):
            guard comparison.mismatches.isEmpty else {
                await interlock.inspector.fail()
                throw .halt(.commitDiffers(comparison.mismatches))
            }
            return HeldCommit(interlock: interlock, comparison: comparison)
        default:
            throw .halt(await interlock.whyNothingWasHeld(within: limit, once: act))
        }
    }
}

extension Interlock {
    fileprivate func whyNothingWasHeld(within limit: Duration, once act: String) async -> HaltReason {
        let dialogs = await inspector.dialogs
        if let text = dialogs.first { return .unknownDialog(text) }
        if let blindness = await inspector.blindness { return .blind(blindness) }
        return .nothingHeld(limit, once: act, instead: await inspector.insteadOfTheCommit())
    }
}

/// The browser's own commit request, held at the network and equal to what was approved.
///
/// It can be released once, by a permit. Dropped, it stays where it is: the valve is shut.
package struct HeldCommit: ~Copyable, Sendable {
    fileprivate let interlock: Interlock
    /// What was compared in it.
    package let comparison: CommitComparison

    /// Records, opens the valve for exactly one tunnel, lets the request go, and waits for what comes back.
    ///
    /// - Parameters:
    ///   - permit: a permit for the release; its facts are those that were read while the request was held.
    ///   - uptime: reads CLOCK_BOOTTIME, in nanoseconds, at the last possible moment.
    ///   - stopped: whether a person has asked to end; it ends the waiting, never the request.
    ///   - record: makes the release durable. When it throws, nothing is released.
    /// - Returns: What came back.
    /// - Throws: ``Stop/halt(_:)`` before the release only: afterwards every end is a ``CommitAnswer``.
    package consuming func release(
        _ permit: consuming Permit, uptime: @escaping @Sendable () -> Int64,
        stopped: @escaping @Sendable () -> Bool, after record: () throws -> Void
    ) async throws(Stop) -> CommitAnswer {
        let interlock = interlock
        if let reason = stopped() ? .interrupted : await interlock.inspector.objection() {
            await interlock.inspector.fail()
            throw .halt(reason)
        }
        guard permit.purpose == .release, permit.isFresh(atUptime: uptime()) else {
            await interlock.inspector.fail()
            throw .halt(.stalePermit)
        }
        do {
            try record()
        } catch {
            await interlock.inspector.fail()
            throw .machinery(MachineFailure("the journal could not record the release: \(error)"))
        }
        let freshness = permit.freshness
        // The record may have taken long; a permit is judged by its age when the valve opens, and on its loop again.
        guard freshness.counts(atUptime: uptime()) else { return await interlock.withhold() }
        return await interlock.letGoOnce(stopped) { freshness.counts(atUptime: uptime()) }
    }
}

extension Interlock {
    /// Closes the valve for good, before anybody says that nothing left.
    fileprivate func withhold(
        _ why: String = "the permit had grown older than its limit when the request was to leave"
    ) async -> CommitAnswer {
        await valve.close()
        await inspector.withhold()
        return .neverOpened(why)
    }

    fileprivate func letGoOnce(
        _ stopped: @escaping @Sendable () -> Bool, while isFresh: @escaping @Sendable () -> Bool
    ) async -> CommitAnswer {
        let watch = Task { [valve, inspector] in
            for await state in valve.changes where state == .dead {
                await inspector.tunnelEnded(grace: .milliseconds(200))
            }
        }
        defer { watch.cancel() }
        // What was asked before the release is nothing of it.
        let asked = await valve.ledger.bytesOutPrelude
        do {
            try await valve.releaseOne(to: commitOrigin, while: isFresh)
            try await inspector.letGo()
        } catch {
            return .unknown("the release could not be completed: \(error)")
        }
        let answer = await answer(stopped)
        let ledger = await valve.ledger
        let isUntouched = ledger.bytesOutReleased == 0 && ledger.bytesOutPrelude == asked
        if ledger.hasReleaseExpired, isUntouched { return await withhold() }
        return await stoppedPrelude(answer, asked) ?? answer
    }

    /// A browser that asks after the release, and may not ask that, sends nothing: closed first, then counted.
    private func stoppedPrelude(_ answer: CommitAnswer, _ asked: Int) async -> CommitAnswer? {
        guard case .unknown = answer, let stopped = await inspector.stoppedPrelude else { return nil }
        await valve.close()
        let ledger = await valve.ledger
        guard ledger.bytesOutReleased == 0, ledger.bytesOutPrelude == asked else { return nil }
        return await withhold("the browser asked before it sent, and was stopped: \(stopped)")
    }

    private func answer(_ stopped: @escaping @Sendable () -> Bool) async -> CommitAnswer {
        switch await inspector.answer(within: limits.answer, unless: stopped) {
        case .answered(let status):
            await valve.responseSeen()
            await inspector.unpark()
            return .answered(status: status)
        case .lost(let reason): return .unknown(reason)
        default:
            return .unknown(
                stopped() ? "a person ended the waiting for a response" : "no response within \(limits.answer)")
        }
    }
}

/// What came back after the release.
package enum CommitAnswer: Sendable {
    /// Response headers came; what they mean, the page must say.
    case answered(status: Int)
    /// Nothing came, or the connection ended: never success, never failure (P4).
    case unknown(String)
    /// Recorded, but nothing of it passed the valve, which is closed for good: provably not sent.
    case neverOpened(String)
}
