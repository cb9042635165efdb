/// A device attests the key, genuinely: every attestation verifies up to a configured trust anchor.
struct CustodyAttested: Rule {
    let id = "custody.attested"
    let demand = "A device attests the key, genuinely: every attestation verifies up to a configured trust anchor."

    func judge(_ facts: Facts) -> [Refusal] {
        guard !facts.packet.attestations.isEmpty else {
            return [
                refusal(
                    "Nothing attests where the key lives.", fact: "the packet names no attestation",
                    source: facts.packetSource, remedy: "a packet with the device's attestation, approved anew")
            ]
        }
        // A missing file is packet.files' to say.
        return facts.checkedAttestations.filter { named, _ in
            ([named.file] + named.parts.map(\.file)).allSatisfy { facts.filesFound[$0] ?? nil != nil }
        }.compactMap { named, state in fault(named, state, facts) }
    }

    private func fault(_ named: AttestationFile, _ state: CustodyState?, _ facts: Facts) -> Refusal? {
        func refused(_ message: String, _ fact: String, _ remedy: String) -> Refusal {
            refusal(message, fact: fact, source: named.file, remedy: remedy)
        }
        switch state {
        case .attested: return nil
        case nil:
            return refused(
                "\(named.file) was not verified.", "no trust anchor was looked up for it",
                "trust anchors for this portal in the configuration")
        case .refused(let reason):
            return refused(
                "\(named.file) is not a genuine attestation.", reason,
                "the device's own attestation of this key, approved anew")
        case .notAttestable(let reason):
            guard !facts.custodyDemand.mayBeUnattestable else { return nil }
            return refused(
                "\(named.file) proves nothing: what it states cannot be checked.", "not attestable: \(reason)",
                "a key in a device that attests, or another method of proof under a profile that allows it")
        }
    }
}
