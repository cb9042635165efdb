/// In production this machine's clock is within 30 s of the clocks of record, portal and timestamp authority.
struct ClockAgrees: Rule {
    let id = "clock.agrees"
    let demand =
        "In production this machine's clock is within 30 s of the clocks of record, portal and timestamp authority."

    func judge(_ facts: Facts) -> [Refusal] {
        guard facts.isProduction else { return [] }
        return facts.clocks.filter { $0.offset.magnitude > ClockReading.refused.magnitude }.map { clock in
            refusal(
                "This machine's clock is \(spoken(milliseconds: clock.offset)) \(clock.offset > 0 ? "ahead" : "behind").",
                fact: "offset \(clock.offset) ms", source: clock.source, remedy: "a clock that is kept by NTP")
        }
    }
}
