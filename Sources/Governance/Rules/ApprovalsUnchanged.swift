/// The approvals are, byte for byte, those of this run's first gate.
struct ApprovalsUnchanged: Rule {
    let id = "approvals.unchanged"
    let demand = "The approvals are, byte for byte, those of this run's first gate."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let seen = facts.seen.approvals else {
            guard facts.step != .entry else { return [] }
            return [refused("Nothing says which approvals the first gate saw.", "none recorded", "journal")]
        }
        let added = facts.approvals.filter { !seen.holdsExactly($0.sha256) }.map {
            refused("\($0.title) was added or exchanged after the first gate.", "sha256 \(short($0.sha256))", $0.source)
        }
        let gone = seen.filter { !facts.approvals.map(\.sha256).holdsExactly($0) }.map {
            refused(
                "An approval of the first gate is gone.", "sha256 \(short($0))", facts.readRecord?.source ?? "record")
        }
        return added + (added.isEmpty ? gone : [])
    }

    private func refused(_ message: String, _ fact: String, _ source: String) -> Refusal {
        refusal(message, fact: fact, source: source, remedy: "a new run, which begins with these approvals")
    }
}
