/// No other request for the same certificate is open in the record.
struct RecordConflict: Rule {
    let id = "record.conflict"
    let demand = "No other request for the same certificate is open in the record."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let record = facts.readRecord, !record.conflicts.isEmpty else { return [] }
        return [
            refusal(
                "Another request for this certificate is open.", fact: listed(record.conflicts.map(quoted)),
                source: record.source, remedy: "one of the requests closed")
        ]
    }
}
