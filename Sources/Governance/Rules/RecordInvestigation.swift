/// No investigation into revocation or compromise touches the request, unless it was cleared.
struct RecordInvestigation: Rule {
    let id = "record.investigation"
    let demand = "No investigation into revocation or compromise touches the request, unless it was cleared."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let record = facts.readRecord else { return [] }
        return record.investigations.filter { !$0.state.isExactly("cleared") }.map { found in
            refusal(
                "An investigation (\(found.kind)) touches this request.",
                fact: "\(quoted(found.reference)) is \(quoted(found.state))", source: record.source,
                remedy: "the investigation cleared, in the record")
        }
    }
}
