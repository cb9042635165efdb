import StagingPortal
import Testing
import WebDriver

@testable import Portal

/// Without the interlock every one of these arrives: what the runs stop is really there to be stopped.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A portal that posts past its form` {
    static let ways: [Scenario] = [
        .postBySharedWorker, .postByServiceWorker, .postByWebSocket, .postByFetchLater, .commitByImage,
    ]

    @Test func `reaches itself from a browser without an interlock`() async throws {
        try await BrowsedPortal.with(hasEveryFeature: true) { browsed in
            for way in Self.ways {
                await browsed.portal.set(scenario: nil)
                let begun = try await browsed.begunAnew()
                await browsed.portal.set(scenario: way)
                let draft = try #require(begun.draft)
                _ = try await begun.see(begun.map.review.page, at: "/drafts/\(draft)/review")
                try await begun.run("document.getElementById('submit-request').click()")
                try await begun.arrived(at: "/drafts/\(draft)/submit", by: way)
            }
        }
    }
}

extension BrowsedPortal {
    /// Signs in where that is still to be done, and begins a draft.
    func begunAnew() async throws -> BrowsedPortal {
        guard await portal.ledger.logins.ok > 0 else { return try await begun() }
        _ = try await see(map.beginning.page, at: "/requests")
        try await run("document.getElementById('new-request').click()")
        let first = try await arrive(at: map.pages[0])
        return BrowsedPortal(
            portal: portal, browser: browser, map: map, values: values, draft: first.texts(.draft).first)
    }

    fileprivate func arrived(at path: String, by way: Scenario) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while await !portal.ledger.arrivals.contains(where: { $0.path == path }) {
            guard ContinuousClock.now < end else {
                Issue.record("\(way.rawValue) did not arrive")
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
