/// The portal that was chosen is the one the packet names, in the environment it names.
struct PortalNamed: Rule {
    let id = "portal.named"
    let demand = "The portal that was chosen is the one the packet names, in the environment it names."

    func judge(_ facts: Facts) -> [Refusal] {
        let packet = facts.packet
        return [("portal", packet.portal, facts.portal), ("environment", packet.environment, facts.environment)]
            .filter { !$0.1.isExactly($0.2) }
            .map { kind, named, chosen in
                refusal(
                    "The packet is for another \(kind).", fact: "packet \(quoted(named)), chosen \(quoted(chosen))",
                    source: "\(facts.packetSource); \(facts.portalSource)",
                    remedy: "choose \(kind) \(quoted(named)), or have a packet for \(quoted(chosen)) approved")
            }
    }
}
