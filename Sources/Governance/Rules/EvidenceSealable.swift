/// Evidence of the run can be sealed: everything that sealing needs was used just now.
struct EvidenceSealable: Rule {
    let id = "evidence.sealable"
    let demand = "Evidence of the run can be sealed: its key signs, and folder, readers, authority and store take part."

    func judge(_ facts: Facts) -> [Refusal] {
        let sealing = facts.sealing
        guard !sealing.probes.isEmpty else {
            return [
                refusal(
                    "Nobody looked whether the run's evidence could be sealed.", fact: "nothing was probed",
                    source: "this machine", remedy: "a run that probes key, folder, authority and store")
            ]
        }
        return sealing.probes.compactMap(fault) + unstamped(facts) + unwitnessed(facts)
    }

    private func fault(_ probe: SealingFacts.Probe) -> Refusal? {
        guard let fault = probe.fault else { return nil }
        return refusal(
            "\(probe.name) cannot take part in sealing the evidence.", fact: fault, source: probe.source,
            remedy: probe.remedy)
    }

    private func unstamped(_ facts: Facts) -> [Refusal] {
        guard facts.policy.demandsTimestamp, !facts.sealing.hasAuthority else { return [] }
        return [
            refusal(
                "The policy demands a timestamp on the evidence, and no authority is configured.",
                fact: "no timestamp authority", source: facts.policySource,
                remedy: "name one under timestamps in countersign.yaml")
        ]
    }

    private func unwitnessed(_ facts: Facts) -> [Refusal] {
        guard facts.policy.demandsWitness, !facts.sealing.hasAuthority, !facts.sealing.hasWitness else { return [] }
        return [
            refusal(
                "The policy demands a witness before the release, and none is configured.",
                fact: "no witness and no timestamp authority", source: facts.policySource,
                remedy: "name one under witness, or an authority under timestamps, in countersign.yaml")
        ]
    }
}
