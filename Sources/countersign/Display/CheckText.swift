import Submission

/// A check in the words that people read.
struct CheckText {
    private let check: PacketCheck
    private let style: TextStyle

    init(_ check: PacketCheck, style: TextStyle) {
        self.check = check
        self.style = style
    }

    var lines: [String] {
        let head =
            "packet \(check.request) v\(check.version) (sha256 \(shortened(check.packetDigest)))"
            + (check.at.map { ", judged for \($0)" } ?? "")
        return [head, "", style.strong("FACTS")] + check.facts.map(fact) + ["", style.strong("RULES")]
            + check.gate.rules.flatMap(rule) + section("WORTH KNOWING", check.gate.warnings)
            + section("WILL HAVE LAPSED BY THEN", check.lapsed.map { "\($0.rule): \($0.message)" }) + ["", verdict]
    }

    private func section(_ title: String, _ sentences: [String]) -> [String] {
        sentences.isEmpty ? [] : ["", style.strong(title)] + sentences.map { "  \($0)" }
    }

    private func fact(_ fact: PacketCheck.Fact) -> String {
        "  \(fact.name.padding(to: 15)) \(fact.value)   \(style.faint(fact.source))"
    }

    private func rule(_ rule: GateReport.JudgedRule) -> [String] {
        guard rule.reasons.isEmpty else { return rule.reasons.flatMap(OutcomeText(style: style).reason) }
        return ["  \(style.mark(true)) \(rule.id.padding(to: 20)) \(rule.demand)"]
    }

    private var verdict: String {
        let count = check.gate.reasons.count
        return check.gate.passed
            ? style.good("PERMITTED")
                + ": \(check.gate.rules.count) of \(check.gate.rules.count) rules passed \(check.at.map { "for \($0)" } ?? "now"); judged by policy \(check.gate.policy.name) "
                + "v\(check.gate.policy.version) (sha256 \(shortened(check.gate.policy.sha256)))."
            : style.bad("REFUSED") + ": \(count) reason\(count == 1 ? "" : "s"). Exit \(ExitStatus.refused.rawValue)."
    }
}
