/// The governed record has a form that is known here.
struct RecordSchema: Rule {
    let id = "record.schema"
    let demand = "The governed record has a form that is known here."

    func judge(_ facts: Facts) -> [Refusal] {
        guard case .unknownSchema(let source, let found) = facts.record else { return [] }
        return [
            refusal(
                "The record has a form that is not known here; nothing of it was believed.",
                fact: "schema \(quoted(found))", source: source,
                remedy: "the record in a known form, or a Countersign that knows this one")
        ]
    }
}
