/// What the packet states of the key's custody is: generated on the device, not exportable.
struct CustodyStated: Rule {
    let id = "custody.stated"
    let demand = "What the packet states of the key's custody is: generated on the device, not exportable."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.packet.attestations.compactMap { attestation in
            let faults =
                (attestation.generatedOnDevice ? [] : ["not generated on the device"])
                + (attestation.exportable ? ["exportable"] : [])
            guard !faults.isEmpty else { return nil }
            return refusal(
                "By the packet's own account the key may exist outside \(attestation.kind) \(attestation.serial).",
                fact: listed(faults), source: "\(facts.packetSource), attestation \(attestation.file)",
                remedy: "a key made inside a device that does not let it out, approved anew")
        }
    }
}
