import Submission

/// A proposed map version in the words that its reviewer reads.
struct ProposalText {
    let style: TextStyle

    func lines(_ proposal: MapProposal, accepted folder: String?) -> [String] {
        let all = ProposalLine.all(proposal, accepted: folder)
        let source = "\(proposal.isWalk ? "walk" : "run") \(proposal.source)"
        let head = style.strong("PROPOSAL") + "  map \(proposal.version) of \(proposal.portal), from \(source)"
        let pages = Dictionary(grouping: all, by: \.page).sorted { $0.key < $1.key }
        return [head] + pages.flatMap { page($0.value) } + said(proposal) + end(proposal, all, folder)
    }

    private func page(_ lines: [ProposalLine]) -> [String] {
        let kept = lines.filter { $0.state == "kept" }.compactMap(\.field).joined(separator: ", ")
        return [style.strong(lines.first?.title ?? ""), "  kept      \(kept.isEmpty ? "nothing" : kept)"]
            + lines.filter { $0.state != "kept" }.flatMap(element)
    }

    private func element(_ line: ProposalLine) -> [String] {
        switch line.state {
        case "proposed":
            let sure = String((Double(line.confidence ?? 0) / 1000).rounded(toPlaces: 2))
            return ["  \(style.good("proposed"))  \(line.field ?? "")   (sure \(sure))"]
                + line.changes.map { "              \($0.key): “\($0.was)” → “\($0.is)”" }
        case "new":
            return [
                "  \(style.unsure("new"))       \(line.field ?? ""): \(line.element ?? ""): the map does not know it"
            ]
        default:
            return ["  \(style.bad("unknown"))   \(line.field ?? ""): \(line.reason ?? "")"]
                + (line.element.map { ["              looked at: \($0)"] } ?? [])
        }
    }

    private func said(_ proposal: MapProposal) -> [String] {
        proposal.differences.isEmpty ? [] : ["What was said to differ"] + proposal.differences.map { "  \($0)" }
    }

    private func end(_ proposal: MapProposal, _ all: [ProposalLine], _ folder: String?) -> [String] {
        if let folder {
            return [
                style.good("WRITTEN") + "  \(folder); no environment uses it yet",
                "  then      walk it read-only or to the review page on staging, then name it in CURRENT",
            ]
        }
        let names = proposal.acceptable
        let new = Set(all.filter { $0.state == "new" }.compactMap(\.field)).sorted()
        guard !(names + new).isEmpty else {
            return ["Nothing was changed, and nothing can be taken over: a person edits the map."]
        }
        let words =
            (names.isEmpty ? [] : ["--accept \(names.joined(separator: " "))"]) + new.map { "--add \($0)=packet:PATH" }
        return [
            "Nothing was changed. To take over (a new field also by =value:TEXT):",
            "  countersign maps propose --portal \(proposal.portal) --from \(proposal.source) "
                + "\(words.joined(separator: " ")) --reason …",
        ]
    }
}

extension Double {
    fileprivate func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
