/// The issuance window is open, for at least the time that the policy asks for.
struct WindowOpen: Rule {
    let id = "window.open"
    let demand = "The issuance window is open, for at least the time that the policy asks for."

    func judge(_ facts: Facts) -> [Refusal] {
        let window = facts.packet.window
        guard let fault = fault(window, facts.now, facts.policy.minimumWindowRemaining) else { return [] }
        return [
            refusal(
                fault, fact: "open \(window.opens) to \(window.closes), now \(facts.now)",
                source: "\(facts.packetSource); \(facts.clockSource)",
                remedy: "a packet with another window, approved anew")
        ]
    }

    private func fault(_ window: Window, _ now: Instant, _ least: Int64) -> String? {
        if window.closes <= window.opens { return "The issuance window closes before it opens." }
        if now < window.opens {
            return "The issuance window opens in \(spoken(milliseconds: window.opens.since(now)))."
        }
        let left = window.closes.since(now)
        if left <= 0 { return "The issuance window closed \(spoken(milliseconds: left)) ago." }
        guard left < least else { return nil }
        return
            "The issuance window closes in \(spoken(milliseconds: left)), too soon: \(spoken(milliseconds: least)) must be left."
    }
}
