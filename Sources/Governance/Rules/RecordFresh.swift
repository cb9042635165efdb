/// The governed record was read just now: no longer ago than a permit lasts.
struct RecordFresh: Rule {
    let id = "record.fresh"
    let demand = "The governed record was read just now: no longer ago than a permit lasts."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let record = facts.readRecord else { return [] }
        let age = facts.now.since(record.readAt)
        let allowed = min(facts.policy.permitMaximumAge, Permit.longestAge)
        guard age > allowed || age < -Facts.clockTolerance else { return [] }
        return [
            refusal(
                age < 0 ? "The record was read in the future." : "The record was read too long ago.",
                fact: "read \(record.readAt), now \(facts.now), allowed \(spoken(milliseconds: allowed))",
                source: record.source, remedy: "read the record again, never from a copy")
        ]
    }
}
