import Foundation
import Submission

/// How a run ended, the reason first and the next command last.
struct OutcomeText {
    let style: TextStyle
    /// Whether the evidence in a folder is sealed.
    var isSealed: @Sendable (String) -> Bool = { FileManager.default.fileExists(atPath: "\($0)/SHA256SUMS") }

    func lines(for outcome: RunOutcome) -> [String] {
        switch outcome {
        case .refused(let end): refused(end)
        case .rehearsed(let end): rehearsed(end)
        case .halted(let end): halted(end)
        case .confirmed(let end): confirmed(end)
        case .held(let end): held(end)
        case .failed(let end): failed(end)
        }
    }

    private func refused(_ end: RefusedRun) -> [String] {
        [style.bad("REFUSED") + " before the portal was opened: \(counted(end.reasons.count, "reason"))."]
            + end.reasons.flatMap(reason)
            + [notified(end.ownerNotified) + "Nothing was sent. Exit \(ExitStatus.refused.rawValue)."]
            + evidence(end.evidence, nil)
    }

    /// One reason with its fact, source and remedy.
    func reason(_ reason: Reason) -> [String] {
        let indent = String(repeating: " ", count: 25)
        return [
            "  \(style.mark(false)) \(reason.rule.padding(to: 20)) \(reason.message)",
            "\(indent)\(reason.fact)",
            "\(indent)from      \(reason.source)",
            "\(indent)to clear  \(reason.remedy)",
        ]
    }

    private func rehearsed(_ end: Rehearsal) -> [String] {
        let draft = end.draft.map { " Draft \($0) stays in the portal." } ?? ""
        return [
            "  \(style.good("REHEARSED")) up to the review page: \(end.compared) values equal. Nothing was submitted.\(draft)"
        ] + evidence(end.evidence, "a rehearsal")
    }

    private func halted(_ end: Halt) -> [String] {
        let place = end.page.map { " on “\($0)”" } ?? ""
        let entered =
            end.total > 0
            ? "\(end.entered) of \(end.total) values were entered. Nothing was submitted." : "Nothing was submitted."
        return [style.bad("HALTED") + "\(place): \(end.reason)"]
            + end.differences.map { "  changed   \($0)" }
            + end.reasons.flatMap(reason)
            + ["  " + (end.saved.map { "\($0) " } ?? "") + entered]
            + evidence(end.evidence, nil)
            + handOver(end.handOver)
            + next(end.next)
            + [notified(end.ownerNotified) + "Exit \(ExitStatus.halted.rawValue)."]
    }

    private func confirmed(_ end: Receipt) -> [String] {
        let words = "request \(end.requestID), status “\(end.status)”"
        return ["  \(style.good("✓ CONFIRMED"))  \(words)", ""]
            + deviations(end)
            + evidence(end.evidence, end.complete ? "complete, sealed" : "incomplete")
    }

    /// The outcome stands: the request is with the portal, and what it issued is a matter for the owner.
    private func deviations(_ end: Receipt) -> [String] {
        guard !end.deviations.isEmpty else { return [] }
        return [style.bad("NOT AS APPROVED") + ": the portal issued another certificate than the approved one."]
            + end.deviations.map { "  deviates  \($0)" }
            + next(end.next)
            + [
                notified(end.ownerNotified) + "Exit \(ExitStatus.done.rawValue): the submission itself is confirmed.",
                "",
            ]
    }

    private func held(_ end: Hold) -> [String] {
        let found = end.candidates.isEmpty ? "no candidate" : counted(end.candidates.count, "candidate")
        let lookUps = "look-ups: \(end.lookUpsDone) of \(end.lookUpsPlanned) done, \(found)"
        return [
            style.unsure("HELD") + ": the portal did not say clearly whether it accepted the request.",
            "  released \(end.releasedAt) · \(end.why) · \(lookUps)",
        ] + end.candidates.map { "  candidate  \($0)" }
            + ["  Nothing will be sent again by this tool. A person decides."]
            + next(end.next)
            + evidence(end.evidence, nil)
            + [notified(end.ownerNotified) + "Exit \(ExitStatus.held.rawValue)."]
    }

    private func failed(_ end: Failure) -> [String] {
        [
            style.bad("FAILED") + ": \(end.what)", "  to clear  \(end.remedy)",
            "Nothing was sent. Exit \(ExitStatus.failed.rawValue).",
        ] + evidence(end.evidence, nil)
    }

    private func notified(_ isNotified: Bool) -> String { isNotified ? "Owner notified. " : "" }

    private func next(_ commands: [String]) -> [String] {
        commands.enumerated().map { ($0 == 0 ? "  Next      " : "            ") + $1 }
    }

    private func handOver(_ file: String?) -> [String] {
        guard let file = file.map(nearby) else { return [] }
        return [
            "Hand-over \(file)   (sealed to owner, reviewer and deputies)",
            "          openssl cms -decrypt -binary -inform DER -in \(file) -recip YOU.crt -inkey YOU.key",
        ]
    }

    private func evidence(_ folder: String?, _ grade: String?) -> [String] {
        guard let folder = folder.map(nearby) else { return [] }
        guard isSealed(folder) else {
            return ["Evidence  \(folder)  NOT SEALED   (countersign evidence seal \(folder))"]
        }
        let words = grade.map { "  \($0)" } ?? ""
        return [
            "Evidence  \(folder)\(words)   (countersign evidence verify \(folder))", "Report    \(folder)/report.html",
        ]
    }

    /// The path as a person would type it here.
    private func nearby(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
