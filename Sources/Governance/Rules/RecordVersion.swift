/// The record's version is not lower than one that was seen before.
struct RecordVersion: Rule {
    let id = "record.version"
    let demand = "The record's version is not lower than one that was seen before."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let record = facts.readRecord, let seen = facts.seen.recordVersion, record.progress < seen else {
            return []
        }
        return [
            refusal(
                "The record went back to an older version; it may be a copy, or was rolled back.",
                fact: "record at \(record.progress), seen at \(seen)", source: "\(record.source); journal",
                remedy: "the record at \(seen) or later, with a packet of that version, approved")
        ]
    }
}
