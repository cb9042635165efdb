import StagingPortal
import Testing
import WebDriver

@testable import Portal

/// What a run is spared: a script that tries again when no answer comes.
@Suite(.timeLimit(.minutes(10))) struct `A plain script that retries` {
    /// The same portal ends a governed run as held with one request: “What the portal does to a commit”.
    @Test func `leaves two requests where the portal's reply was lost`() async throws {
        try await BrowsedPortal.with([.replyLostHang], shape: .form) { signedOut in
            let script = try await signedOut.begun()
            for page in script.map.pages {
                if case .press(let tab) = page.opening { try await script.press(tab) }
                _ = try await script.arrive(at: page)
                try await script.fill(page)
            }
            if case .press(let tab) = script.map.review.page.opening { try await script.press(tab) }
            // Its time-out: no confirmation came, and the button is still there.
            try await script.run(
                """
                const button = document.querySelector('#submit-request');
                setTimeout(() => button.click(), 0);
                setTimeout(() => button.click(), 1500);
                """)
            try await script.waited(for: 2)
            let accepted = await script.portal.ledger.accepted
            #expect(accepted.count == 2)
            #expect(Set(accepted.map(\.keySHA256)).count == 1)
        }
    }
}

extension BrowsedPortal {
    fileprivate func waited(for accepted: Int) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while await portal.ledger.accepted.count < accepted, ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
