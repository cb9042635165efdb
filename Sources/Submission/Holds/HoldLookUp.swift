import Evidence
import Governance
import PKI
import Portal

/// A fresh, read-only look at the portal's requests for a run's key, in a browser of its own behind a valve.
struct HoldLookUp: Sendable {
    let configuration: Configuration
    let run: HeldRun

    /// Looks, and records what was found in the run's journal; nil where the portal's map has no look-up.
    ///
    /// - Throws: ``MachineFailure`` where the portal could not be looked up, or the finding not be recorded.
    func perform(_ map: SelectorMap, _ portal: PortalConfiguration, _ journal: Journal) async throws -> [String]? {
        guard map.reconciliation.lookup != nil else { return nil }
        let credentials = try await SignInCredentials.read(for: portal, by: map, configuration)
        let visit = try await opened(map, portal)
        let found: LookedUp?
        do {
            _ = try await visit.signIn(as: credentials)
            found = try await visit.lookUp()
        } catch {
            await visit.close()
            throw Self.failure(error)
        }
        await visit.close()
        let candidates = found?.candidates ?? []
        try journal.append(
            JournalEntry(
                run: run.summary.run, kind: .lookup, at: Instant.now.milliseconds,
                body: ["done": .count(1), "candidates": .texts(candidates), "for": "decision"]))
        return candidates
    }

    private func opened(_ map: SelectorMap, _ portal: PortalConfiguration) async throws -> PortalVisit {
        let plan = VisitPlan(
            map: map, values: PacketValues(packet: run.document.root, files: [:]), origin: portal.origin,
            uncompared: [], browser: try await configuration.browser.started(for: portal, headed: false),
            proxy: try await configuration.proxyWay(to: VisitPlan.origins(of: map, at: portal.origin)).proxy,
            stateFolder: configuration.state, limits: VisitLimits(configuration.deadlines), isInterrupted: { false })
        do {
            return try await PortalVisit.openForReading(plan)
        } catch {
            throw Self.failure(error)
        }
    }

    private static func failure(_ stop: Stop) -> MachineFailure {
        switch stop {
        case .machinery(let failure): failure
        case .halt(let reason):
            MachineFailure(
                "the portal could not be looked up: \(reason.reason)",
                remedy: "The run stays as it is; try again, or look the request up in the portal by hand.")
        }
    }
}
