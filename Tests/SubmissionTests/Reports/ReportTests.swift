import Foundation
import Governance
import PNGMask
import Testing

@testable import Submission

@Suite(.timeLimit(.minutes(10))) struct `A run's report for a CI system` {
    private static let refusal = Refusal(
        rule: "approvals.expiry", message: "The CA delegate's approval <ended> & is gone.", fact: "ended | 18 h ago",
        source: "record v12", remedy: "a fresh approval")

    private static let ends: [(RunOutcome, element: String, sign: String)] = [
        (.confirmed(Receipt(requestID: "CR-104233", status: "Pending issuance")), "", "✅ confirmed"),
        (.refused(RefusedRun([refusal])), "failure", "🛑 refused"),
        (.halted(Halt(page: "SAN set", reason: "the page differs", differences: ["label"])), "failure", "🛑 halted"),
        (
            .held(Hold(releasedAt: "t", why: "no response", lookUpsDone: 0, lookUpsPlanned: 0, candidates: [])),
            "error", "❓ held"
        ),
        (.failed(Failure(what: "no driver", remedy: "install it")), "error", "⚠️ failed"),
    ]

    @Test(arguments: Self.ends.indices)
    func `tells each end as what it is, in XML that other parsers read`(_ index: Int) throws {
        let (outcome, element, _) = Self.ends[index]
        let report = JUnitReport(
            name: "countersign CR-2291", cases: ReportCase.all(of: moments(outcome)), took: .seconds(3),
            mask: TextMask())
        let found = JUnitReader(report.text)
        #expect(found.isWellFormed)
        #expect(found.cases.count == 2)
        #expect(found.elements == (element.isEmpty ? [] : [element]))
        #expect(found.counts == [element == "failure" ? 1 : 0, element == "error" ? 1 : 0])
    }

    @Test(arguments: Self.ends.indices)
    func `begins a job's summary with what happened, and stays one table`(_ index: Int) {
        let (outcome, _, sign) = Self.ends[index]
        let start = RunStart(
            run: "7f3a", request: "CR-2291", version: 4, packetDigest: "91c4", portal: "staging", map: "2026-11.1",
            rehearsal: false)
        let page = JobSummary(
            start: start, outcome: outcome, cases: ReportCase.all(of: moments(outcome)), mask: TextMask()
        ).text
        #expect(page.hasPrefix("## \(sign): CR-2291 v4, portal staging 2026-11.1, run 7f3a\n"))
        #expect(page.contains("| Subscriber identity | 0.4 |"))
        #expect(!page.contains("<ended>"))
    }

    @Test func `fails a case of its own for a certificate that is not the approved one, and never passes over it`() {
        let receipt = Receipt(
            requestID: "CR-104233", status: "Issued", deviations: ["certificate, validity: two days more"],
            next: ["tell the authority"])
        let cases = ReportCase.all(of: moments(.confirmed(receipt)))
        let found = JUnitReader(JUnitReport(name: "n", cases: cases, took: .zero, mask: TextMask()).text)
        #expect(found.names.suffix(2) == ["confirmed", "issued certificate"])
        #expect(found.elements == ["failure"])
        let page = JobSummary(start: nil, outcome: .confirmed(receipt), cases: cases, mask: TextMask()).text
        #expect(page.hasPrefix("## ⚠️ confirmed"))
        #expect(page.contains("- certificate, validity: two days more") && page.contains("tell the authority"))
    }

    @Test func `names every reason with fact, source and remedy (P10)`() throws {
        let text = JUnitReport(
            name: "n", cases: ReportCase.all(of: [try Self.gate()]), took: .zero, mask: TextMask()
        ).text
        let found = JUnitReader(text)
        #expect(found.names == ["window.open", "approvals.expiry"])
        #expect(
            found.details == [
                """
                The CA delegate's approval <ended> & is gone.
                ended | 18 h ago
                from: record v12
                to clear: a fresh approval
                """
            ])
    }

    @Test func `shows no secret and no control character (P5)`() {
        let secret = "password=Correct-Horse-9"
        let outcome = RunOutcome.failed(Failure(what: "it said \(secret)\u{1B}[31m\u{0}", remedy: secret))
        let cases = ReportCase.all(of: moments(outcome))
        let junit = JUnitReport(name: "n", cases: cases, took: .zero, mask: TextMask()).text
        let page = JobSummary(start: nil, outcome: outcome, cases: cases, mask: TextMask()).text
        for text in [junit, page] { #expect(!text.contains("Correct-Horse"), "\(text)") }
        #expect(JUnitReader(junit).isWellFormed)
    }

    private func moments(_ outcome: RunOutcome) -> [RunTimeline.Moment] {
        let page = PageReport(
            id: "subscriber", title: "Subscriber identity", entered: 7, readBack: 7, milliseconds: 412)
        return [RunEvent.working("x"), .pageDone(page), .finished(outcome)].map {
            RunTimeline.Moment(event: $0, at: .seconds(1))
        }
    }

    private static func gate() throws -> RunTimeline.Moment {
        let reason = String(decoding: try JSONEncoder().encode(Reason(refusal)), as: UTF8.self)
        let text = """
            {"purpose": "entry", "factsAge": 0, "lines": [], "warnings": [],
             "policy": {"name": "p", "version": 1, "sha256": "00"}, "rules": [
                {"id": "window.open", "demand": "d", "reasons": []},
                {"id": "approvals.expiry", "demand": "d", "reasons": [\(reason)]}]}
            """
        let gate = try JSONDecoder().decode(GateReport.self, from: Data(text.utf8))
        return RunTimeline.Moment(event: .gateJudged(gate), at: .zero)
    }
}
