import Foundation
import Governance
import Submission
import Synchronization
import Testing

@testable import countersign

@Suite(.timeLimit(.minutes(10))) struct RunTextTests {
    @Test func `a submission reads as one screen, the confirmation last`() throws {
        let shown = try shown(isLive: false, Self.submission)
        #expect(
            shown == """
                Countersign 0.1.0  run 7f3a  packet CR-2291 v4 (sha256 91c4…e07b)  portal staging 2026-11.1

                  GATE 1 ─ may we enter it?                                         2 of 2 rules
                  ✓ window         open until 16:00Z   packet.json
                  PORTAL ─ chromium 156, headless, origin pinned
                  ✓ subscriber     7 fields entered, 7 read back      page unchanged   0.4 s
                  ✓ review         11 values equal to the packet; no warnings
                  GATE 2 ─ may we submit it, now?                                   2 of 2 rules, facts ≤ 2 s old
                  COMMIT ─ intent recorded · held · body equal (14 of 14) · released once
                  ✓ CONFIRMED  request CR-104233, status “Pending issuance”

                Evidence  evidence/7f3a  complete, sealed   (countersign evidence verify evidence/7f3a)
                Report    evidence/7f3a/report.html

                """)
    }

    @Test func `on a terminal the line of what is being done is wiped when it is done`() throws {
        let page = RunEvent.pageDone(PageReport(id: "san", title: "SAN set", entered: 1, readBack: 1, milliseconds: 90))
        let events: [RunEvent] = [.working("filling SAN set"), page]
        let done = "  ✓ san            1 field entered, 1 read back       page unchanged   0.0 s\n"
        #expect(try shown(isLive: true, events) == "  … filling SAN set\r\u{1B}[K" + done)
        #expect(try shown(isLive: false, events) == done)
    }

    @Test func `a person is told when it is their turn`() throws {
        let events: [RunEvent] = [.working("signing in"), .awaited("touch your security key within 60 s")]
        let told = "  ? your turn      touch your security key within 60 s\n"
        #expect(try shown(isLive: false, events) == told)
        #expect(try shown(isLive: true, events) == "  … signing in\r\u{1B}[K" + told)
    }

    @Test func `P10 a refusal shows every reason with fact, source and remedy`() throws {
        let refusal = Refusal(
            rule: "approvals.expiry", message: "The CA delegate's approval ended.", fact: "ended 18 h ago",
            source: "record v12, approval 2 of 3", remedy: "a fresh approval")
        let other = Refusal(
            rule: "csr.fingerprint", message: "request.csr is not the CSR that was locked.",
            fact: "locked 5d0e…a1, found 77c2…09", source: "request.csr", remedy: "restore it")
        let shown = try shown(isLive: false, [.finished(.refused(RefusedRun([refusal, other], ownerNotified: true)))])
        #expect(
            shown == """
                REFUSED before the portal was opened: 2 reasons.
                  ✗ approvals.expiry     The CA delegate's approval ended.
                                         ended 18 h ago
                                         from      record v12, approval 2 of 3
                                         to clear  a fresh approval
                  ✗ csr.fingerprint      request.csr is not the CSR that was locked.
                                         locked 5d0e…a1, found 77c2…09
                                         from      request.csr
                                         to clear  restore it
                Owner notified. Nothing was sent. Exit 10.

                """)
    }

    @Test func `P8 a halt says where, why, what is saved and what to do next`() throws {
        let halt = Halt(
            page: "Certificate profile", reason: "the page is not the one the map describes.",
            differences: ["label of #validity-days is “Validity (months)”, map 2026-11.1 says “Validity (days)”"],
            draft: "D-5512", entered: 12, total: 23, saved: "Draft D-5512 saved.",
            next: ["countersign show 7f3a", "look at the page"], evidence: "evidence/7f3a")
        #expect(
            try shown(isLive: false, [.finished(.halted(halt))]) == """
                HALTED on “Certificate profile”: the page is not the one the map describes.
                  changed   label of #validity-days is “Validity (months)”, map 2026-11.1 says “Validity (days)”
                  Draft D-5512 saved. 12 of 23 values were entered. Nothing was submitted.
                Evidence  evidence/7f3a   (countersign evidence verify evidence/7f3a)
                Report    evidence/7f3a/report.html
                  Next      countersign show 7f3a
                            look at the page
                Exit 11.

                """)
    }

    @Test func `a certificate that is not the approved one is named first, and the outcome stands`() throws {
        let receipt = Receipt(
            requestID: "CR-1", status: "Issued", deviations: ["certificate, validity: two days more"],
            next: ["tell the authority"], ownerNotified: true)
        #expect(
            try shown(isLive: false, [.finished(.confirmed(receipt))]) == """
                  ✓ CONFIRMED  request CR-1, status “Issued”

                NOT AS APPROVED: the portal issued another certificate than the approved one.
                  deviates  certificate, validity: two days more
                  Next      tell the authority
                Owner notified. Exit 0: the submission itself is confirmed.


                """)
        #expect(ExitStatus(.confirmed(receipt)) == .done)
    }

    @Test func `evidence that could not be sealed is said to be so, with what finishes it`() throws {
        let receipt = Receipt(requestID: "CR-1", status: "Pending", evidence: "evidence/unsealed")
        #expect(
            try shown(isLive: false, [.finished(.confirmed(receipt))]).contains(
                "Evidence  evidence/unsealed  NOT SEALED   (countersign evidence seal evidence/unsealed)"))
    }

    @Test func `P4 a hold is neither success nor failure and never promises another try`() throws {
        let hold = Hold(
            releasedAt: "14:03:52.118Z", why: "no response in 60 s", lookUpsDone: 3, lookUpsPlanned: 3,
            candidates: ["CR-104233 (same CSR fingerprint, 14:03:53Z)"])
        #expect(
            try shown(isLive: false, [.commit(step: "released once"), .finished(.held(hold))]) == """
                  COMMIT ─ released once
                HELD: the portal did not say clearly whether it accepted the request.
                  released 14:03:52.118Z · no response in 60 s · look-ups: 3 of 3 done, 1 candidate
                  candidate  CR-104233 (same CSR fingerprint, 14:03:53Z)
                  Nothing will be sent again by this tool. A person decides.
                Exit 12.

                """)
    }

    @Test func `as JSON every event is one object that names itself, and the last has the exit code`() throws {
        let objects = try Self.submission.map { event in
            let text = JSONLine.text(EventLine(event))
            #expect(!text.contains("\n"))
            return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }
        #expect(
            objects.compactMap { $0["event"] as? String }
                == ["started", "gate", "working", "browser", "page", "reviewed", "gate"]
                + Array(repeating: "commit", count: 4) + ["finished"])
        #expect(objects.last?["exit"] as? Int == 0)
        #expect(objects.last?["outcome"] as? String == "confirmed")
        #expect((objects.last?["result"] as? [String: Any])?["requestID"] as? String == "CR-104233")
    }

    @Test(arguments: [
        (RunOutcome.confirmed(Receipt(requestID: "1", status: "s")), 0), (.rehearsed(Rehearsal(compared: 1)), 0),
        (.refused(RefusedRun([])), 10), (.halted(Halt(reason: "r")), 11),
        (.held(Hold(releasedAt: "t", why: "w", lookUpsDone: 0, lookUpsPlanned: 0, candidates: [])), 12),
        (.failed(Failure(what: "w", remedy: "r")), 13),
    ])
    func `every outcome has its exit code`(_ outcome: RunOutcome, _ code: Int) {
        #expect(ExitStatus(outcome).rawValue == Int32(code))
    }

    private static let gate = """
        "rules": [{"id": "window.open", "demand": "d", "reasons": []}, {"id": "csr.key", "demand": "d", "reasons": []}],
        "policy": {"name": "harbour", "version": 3, "sha256": "91c4"}, "warnings": [],
        "lines": [{"topic": "window", "passed": true, "words": "open until 16:00Z", "source": "packet.json"}]
        """

    private static var submission: [RunEvent] {
        get throws {
            func gate(_ purpose: String, age: Int) throws -> GateReport {
                let text = "{\"purpose\": \"\(purpose)\", \"factsAge\": \(age), \(Self.gate)}"
                return try JSONDecoder().decode(GateReport.self, from: Data(text.utf8))
            }
            let digest = "91c4" + String(repeating: "0", count: 56) + "e07b"
            return [
                .started(
                    RunStart(
                        run: "7f3a", request: "CR-2291", version: 4, packetDigest: digest, portal: "staging",
                        map: "2026-11.1", rehearsal: false)),
                .gateJudged(try gate("entry", age: 0)), .working("starting the browser"),
                .browserReady("chromium 156, headless, origin pinned"),
                .pageDone(
                    PageReport(
                        id: "subscriber", title: "Subscriber identity", entered: 7, readBack: 7, milliseconds: 412)),
                .reviewed("11 values equal to the packet; no warnings"), .gateJudged(try gate("commit", age: 1800)),
                .commit(step: "intent recorded"), .commit(step: "held"), .commit(step: "body equal (14 of 14)"),
                .commit(step: "released once"),
                .finished(
                    .confirmed(
                        Receipt(
                            requestID: "CR-104233", status: "Pending issuance", complete: true,
                            evidence: "evidence/7f3a"))),
            ]
        }
    }

    private func shown(isLive: Bool, _ events: [RunEvent]) throws -> String {
        let written = Written()
        let display = RunDisplay.text(
            isLive: isLive, isSealed: { $0 != "evidence/unsealed" }, write: { written.add($0) })
        for event in events { display.show(event) }
        return written.text
    }

    private final class Written: Sendable {
        private let all = Mutex("")
        var text: String { all.withLock { $0 } }
        func add(_ more: String) { all.withLock { $0 += more } }
    }
}
