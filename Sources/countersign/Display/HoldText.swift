import Submission

/// Held runs and decisions in the words that people read, a stranger at night among them.
struct HoldText {
    let style: TextStyle

    func lines(_ decided: Deciding.Decided) -> [String] {
        let head =
            switch decided.verdict {
            case "refused":
                style.bad("REFUSED")
                    + ": the decision counts for nothing, and run \(decided.run) stays \(decided.state)."
            case "recorded":
                style.unsure("RECORDED")
                    + ": one of two. Run \(decided.run) stays \(decided.state) until another person says the same."
            default:
                style.good("DECIDED") + ": run \(decided.run) is \(decided.state)"
                    + (decided.request.map { " as \($0)." } ?? ".")
            }
        return [head] + (decided.candidates.map { ["  look-up   \(found($0))"] } ?? [])
            + decided.reasons.flatMap { OutcomeText(style: style).reason($0) }
            + decided.files.map { "  signed    \($0)" }
    }

    func lines(_ runs: [HeldRuns.Line]) -> [String] {
        runs.isEmpty ? ["Nothing is held."] : runs.flatMap(page)
    }

    /// All that somebody needs who has never seen this run.
    private func page(_ run: HeldRuns.Line) -> [String] {
        [
            style.unsure("HELD")
                + "  run \(run.run)  \(run.request) v\(run.version) at \(run.portal), for \(run.heldFor)",
            "  known     let go \(run.released); the portal did not say clearly whether it took it. Nothing is sent again.",
            "            key sha256 \(run.key)",
            "            look-ups: \(found(run.candidates))",
            "            window closes \(run.windowCloses) (\(run.windowLeft))",
            "  decides   \(run.deciders.joined(separator: ", "))",
            "  ask       the portal's operator: is there a request with this key, since \(run.released)? Under which id?",
            "  then      yes, ID     countersign reconcile \(run.run) --submitted ID --reason …",
            "            no          countersign reconcile \(run.run) --not-submitted --statement FILE --reason …  (two persons)",
            "            by others   countersign reconcile \(run.run) --submitted-elsewhere ID --reason …",
        ]
            + (run.awaits.isEmpty
                ? []
                : ["  so far    “not submitted” says \(run.awaits.joined(separator: ", ")); one more person is needed"])
            + (run.reminded.isEmpty ? [] : ["  told      \(run.reminded.joined(separator: ", "))"])
    }

    private func found(_ candidates: [String]) -> String {
        candidates.isEmpty ? "no request with this key" : "found \(candidates.joined(separator: ", ")) with this key"
    }
}
