import Foundation
import Glibc
import StagingPortal
import Testing
import WebDriver

/// Held requests, and something dies: each death once in a normal run; `scripts/prove deaths` fills the matrix.
@Suite(.serialized, .timeLimit(.minutes(180))) struct `Held requests and a death` {
    @Test func `reach the portal from no death while the valve is shut (P2)`() async throws {
        let plan = DeathPlan.chosen
        let portals = try await [false, true].asyncMap { tls in
            var options = StagingPortalOptions()
            options.tls = tls
            return try await StagingPortal.start(options)
        }
        let census = DeathCensus(portals: portals)
        await census.run(plan)
        let cells = await census.cells()
        for portal in portals { await portal.stop() }
        let guarded = cells.filter(\.guarded)
        #expect(guarded.map(\.reached).reduce(0, +) == 0, "\(guarded.filter { $0.reached > 0 })")
        // A proof whose trials never held anything, or whose controls never leaked, would prove nothing.
        #expect(guarded.map(\.trials).reduce(0, +) > 0)
        if !plan.hasControls { #expect(cells.filter { $0.trials == 0 }.map(\.name) == []) }
        if plan.hasControls { #expect(cells.filter { !$0.guarded }.map(\.reached).reduce(0, +) > 0) }
        try plan.write(cells)
    }
}

extension Sequence {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var all: [T] = []
        for element in self { all.append(try await transform(element)) }
        return all
    }
}
