/// In production, nothing that the user of this machine can write replaces configuration, origin or trust anchors.
struct InstallationPinned: Rule {
    let id = "installation.pinned"
    let demand =
        "In production, nothing that the user of this machine can write replaces configuration, origin or trust anchors."

    func judge(_ facts: Facts) -> [Refusal] {
        guard facts.isProduction else { return [] }
        let installation = facts.installation
        guard let pins = installation.pins else {
            return [
                refused(
                    "Root has not said what production is on this machine.", installation.withoutPins,
                    "installation", "the pins, written by root (docs/governance.md)")
            ]
        }
        return configuration(installation, pins) + origin(installation, pins)
            + installation.overrides.map {
                refused(
                    "In production nothing replaces what the configuration says.", $0, "command line or environment",
                    "the same command without \($0)")
            }
            + installation.replaceable.map {
                refused(
                    "Somebody other than root can replace what production rests on.", $0, pins.source,
                    "owner root, written by root alone, and so every folder above it")
            }
    }

    private func configuration(_ installation: InstallationFacts, _ pins: Pins) -> [Refusal] {
        guard !pins.configurations.holdsExactly(installation.configuration) else { return [] }
        return [
            refused(
                "This configuration does not count in production.",
                "in use \(installation.configuration), allowed \(listed(pins.configurations, by: "or"))", pins.source,
                "an allowed configuration")
        ]
    }

    private func origin(_ installation: InstallationFacts, _ pins: Pins) -> [Refusal] {
        guard !pins.origins.holdsExactly(installation.origin) else { return [] }
        return [
            refused(
                "This origin is not one of production.",
                "in use \(installation.origin), allowed \(listed(pins.origins, by: "or"))", pins.source,
                "the portal at its own origin")
        ]
    }

    private func refused(_ message: String, _ fact: String, _ source: String, _ remedy: String) -> Refusal {
        refusal(message, fact: fact, source: source, remedy: remedy)
    }
}
