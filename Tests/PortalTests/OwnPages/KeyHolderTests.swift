import Testing
import WebDriver

@testable import Portal

struct KeyHolderTests {
    private func plan(headless: Bool) throws -> VisitPlan {
        var options = ChromeOptions()
        options.isHeadless = headless
        let map = try SelectorMap.parse(Array(OwnPages.map.utf8), file: "map.yaml")
        return VisitPlan(
            map: map, values: try SamplePacket.values(), origin: "http://localhost:9", uncompared: [],
            browser: .chromium(options), proxy: nil, stateFolder: "/",
            limits: VisitLimits(
                page: .seconds(1), save: .seconds(1), commit: CommitLimits(hold: .seconds(1), answer: .seconds(1))),
            isInterrupted: { false })
    }

    @Test func `a security key is touched by a person in front of a window, and without one by nobody`() throws {
        guard case .person = try plan(headless: false).holder, case .nobody = try plan(headless: true).holder else {
            Issue.record("somebody else is asked")
            return
        }
    }
}
