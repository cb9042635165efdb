import Foundation
import Glibc
import StagingPortal
import Testing
import WebDriver

/// Runs trials and asks the portals' ledgers what arrived.
actor DeathCensus {
    /// What a cell came to.
    struct Count: Codable, Sendable {
        let engine: TrialEngine
        let tls: Bool
        let death: Death
        let guarded: Bool
        var trials = 0
        /// Trials in which the three could not be held.
        var failed = 0
        var form = 0
        var fetch = 0
        var beacon = 0

        var name: String { "\(engine) \(tls) \(death) \(guarded)" }

        /// Requests that arrived.
        var reached: Int { form + fetch + beacon }
    }

    /// The one by HTTP, the one by HTTPS.
    private let portals: [StagingPortal]
    private var done: [(cell: DeathPlan.Cell, trial: DeathTrial, isHeld: Bool)] = []

    init(portals: [StagingPortal]) {
        self.portals = portals
    }

    func run(_ plan: DeathPlan) async {
        let start = ContinuousClock.now
        for (number, cell) in plan.order.enumerated() {
            if let budget = plan.budget, ContinuousClock.now - start > .seconds(budget) { return }
            // Once more where the three could not be held: a busy machine's browser may not have come up.
            if await !run(cell, number) { _ = await run(cell, plan.order.count + number) }
        }
    }

    private func run(_ cell: DeathPlan.Cell, _ number: Int) async -> Bool {
        let folder = FileManager.default.temporaryDirectory.appending(path: "death-\(UUID().uuidString)").path()
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let portal = portals[cell.tls ? 1 : 0]
        let trial = DeathTrial(
            engine: cell.engine, death: cell.death, guarded: cell.guarded, origin: portal.origin,
            authority: portal.authority, number: number, folder: folder)
        var isHeld = true
        do {
            if cell.death == .ownerKilled { try await runApart(trial) } else { try await trial.run() }
        } catch {
            isHeld = false
        }
        done.append((cell, trial, isHeld))
        _ = await Leftovers.sweep(in: folder)
        try? FileManager.default.removeItem(atPath: folder)
        return isHeld
    }

    /// In a process of its own, which is the one that dies; what it leaves has a second to send.
    private func runApart(_ trial: DeathTrial) async throws {
        let text = String(decoding: try JSONEncoder().encode(trial), as: UTF8.self)
        // One that could not hold the three ends by its error, not by the signal: nothing was tried then.
        let result = await #expect(processExitsWith: .failure) { [text = text as String] in
            try await JSONDecoder().decode(DeathTrial.self, from: Data(text.utf8)).run()
        }
        guard result?.exitStatus == .signal(SIGKILL) else { throw NotHeld(what: "the process") }
        try await Task.sleep(for: .seconds(1))
    }

    /// Every cell with what its portal says; asked once, when everything is over.
    func cells() async -> [Count] {
        try? await Task.sleep(for: .seconds(2))
        var arrivals: [Set<String>] = []
        for portal in portals { arrivals.append(Set(await portal.ledger.arrivals.map(\.path))) }
        var counts: [DeathPlan.Cell: Count] = [:]
        for (cell, trial, isHeld) in done {
            var count =
                counts[cell] ?? Count(engine: cell.engine, tls: cell.tls, death: cell.death, guarded: cell.guarded)
            if isHeld { count.trials += 1 } else { count.failed += 1 }
            let reached = arrivals[cell.tls ? 1 : 0]
            count.form += reached.contains(trial.path("form")) ? 1 : 0
            count.fetch += reached.contains(trial.path("fetch")) ? 1 : 0
            count.beacon += reached.contains(trial.path("beacon")) ? 1 : 0
            counts[cell] = count
        }
        return counts.values.sorted { $0.name < $1.name }
    }
}
