import Testing

@testable import Submission

@Suite struct `Where a run's time went` {
    @Test func `is told step by step, without a gap`() {
        let page = PageReport(
            id: "sans", title: "SAN set", entered: 1, readBack: 1, milliseconds: 300,
            parts: [TimedPart(name: "probe", milliseconds: 100), TimedPart(name: "fill", milliseconds: 200)])
        let told: [(RunEvent, Duration)] = [
            (.browserReady("chromium"), .milliseconds(700)), (.working("signing in"), .milliseconds(710)),
            (.working("SAN set"), .milliseconds(900)), (.pageDone(page), .milliseconds(1200)),
            (.commit(step: "held"), .milliseconds(1300)),
            (.finished(.rehearsed(Rehearsal(compared: 1))), .milliseconds(1500)),
        ]
        let timings = RunTimings(told.map { RunTimeline.Moment(event: $0.0, at: $0.1) })
        #expect(timings.steps.map(\.name) == ["browser", "sans", "commit: held", "answer and evidence"])
        #expect(timings.steps.map(\.milliseconds) == [700, 500, 100, 200])
        #expect(timings.milliseconds == 1500)
        #expect(timings.steps[1].parts.map(\.milliseconds) == [100, 200])
    }
}
