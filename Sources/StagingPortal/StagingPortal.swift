/// The portal's twin on loopback, running in this process with its own ledger.
///
/// Whoever starts one calls ``stop()``; nothing of it is left after that.
package struct StagingPortal: Sendable {
    /// The portal's origin, such as "http://127.0.0.1:43210".
    package let origin: String
    /// The origin that takes a commit from a script, while a scenario has it so: another loopback port.
    package let apiOrigin: String
    /// The origin of the ledger, a separate loopback port served by HTTP.
    package let ledgerOrigin: String
    /// The path of the test CA's certificate (PEM), when served by HTTPS.
    package let authority: String?

    private let state: PortalState
    private let listeners: [Listener]
    private let serving: Task<Void, any Error>
    private let front: TLSFront?

    /// Starts a portal and returns when it answers.
    ///
    /// - Throws: ``StagingPortalError`` if a port is taken or the TLS front does not start.
    package static func start(_ options: StagingPortalOptions = StagingPortalOptions()) async throws -> StagingPortal {
        let state = PortalState(options)
        let listeners = try await bind([options.tls ? 0 : options.port, options.ledgerPort, 0])
        let ports = listeners.map(\.port)
        let front: TLSFront?
        do {
            front = options.tls ? try await TLSFront.start(port: options.port, to: ports[0], api: ports[2]) : nil
        } catch {
            for listener in listeners { await listener.close() }
            throw error
        }
        let origins =
            front?.origins ?? Origins(portal: "http://127.0.0.1:\(ports[0])", api: "http://127.0.0.1:\(ports[2])")
        let site = Site(state: state, shape: options.commitShape, tls: options.tls, origins: origins)
        let answers = [site.answer, LedgerSite(state: state).answer, APISite(site: site).answer]
        let serving = Task { try await serve(listeners, by: answers) }
        return StagingPortal(
            origin: origins.portal, apiOrigin: origins.api, ledgerOrigin: "http://127.0.0.1:\(ports[1])",
            authority: front?.authority, state: state, listeners: listeners, serving: serving, front: front)
    }

    private static func bind(_ ports: [Int]) async throws -> [Listener] {
        var listeners: [Listener] = []
        do {
            for port in ports { listeners.append(try await Listener.bind(port: port)) }
            return listeners
        } catch {
            for listener in listeners { await listener.close() }
            throw error
        }
    }

    /// What the portal accepted, and what reached it.
    package var ledger: PortalLedger {
        get async { await state.ledger() }
    }

    /// Empties the ledger and forgets all drafts; sessions stay.
    package func clearLedger() async {
        await state.clear()
    }

    /// Replaces what is switched on.
    package func set(scenarios: Set<Scenario>) async {
        await state.set(scenarios: scenarios)
    }

    /// Switches on one scenario and everything else off; nil switches all off.
    package func set(scenario: Scenario?) async {
        await state.set(scenarios: scenario.map { [$0] } ?? [])
    }

    /// Ends every connection and process of the portal and removes its files.
    package func stop() async {
        await front?.stop()
        await Self.end(listeners, serving)
    }

    private static func serve(
        _ listeners: [Listener], by answers: [@Sendable (Request) async -> Reply]
    ) async throws {
        try await withThrowingTaskGroup { group in
            for (listener, answer) in zip(listeners, answers) {
                group.addTask { try await listener.serve(answer) }
            }
            try await group.waitForAll()
        }
    }

    private static func end(_ listeners: [Listener], _ serving: Task<Void, any Error>) async {
        for listener in listeners { await listener.close() }
        _ = await serving.result
    }
}
