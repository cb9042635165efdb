import Submission

/// A proposed map version in the words that its reviewer reads.
struct ProposalText {
    let style: TextStyle

    func lines(_ proposal: MapProposal, accepted folder: String?) -> [String] {
        let all = ProposalLine.all(proposal, accepted: folder)
        let head =
            style.strong("PROPOSAL") + "  map \(proposal.version) of \(proposal.portal), from run \(proposal.run)"
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
            return ["  \(style.unsure("new"))       \(line.element ?? ""): the map does not know it"]
        default:
            return ["  \(style.bad("unknown"))   \(line.field ?? ""): \(line.reason ?? "")"]
                + (line.element.map { ["              looked at: \($0)"] } ?? [])
        }
    }

    private func said(_ proposal: MapProposal) -> [String] {
        proposal.differences.isEmpty ? [] : ["The run said"] + proposal.differences.map { "  \($0)" }
    }

    private func end(_ proposal: MapProposal, _ all: [ProposalLine], _ folder: String?) -> [String] {
        if let folder {
            return [
                style.good("WRITTEN") + "  \(folder); no environment uses it yet",
                "  then      walk it read-only or to the review page on staging, then name it in CURRENT",
            ]
        }
        let names = all.filter { $0.state == "proposed" }.compactMap(\.field).joined(separator: " ")
        guard !names.isEmpty else {
            return ["Nothing was changed, and nothing can be taken over: a person edits the map."]
        }
        return [
            "Nothing was changed. To take fields over:",
            "  countersign maps propose --portal \(proposal.portal) --from \(proposal.run) --accept \(names) --reason …",
        ]
    }
}

extension Double {
    fileprivate func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
