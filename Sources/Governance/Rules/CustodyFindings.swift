/// Every finding on the attestation is one that the approved packet accepts by name.
struct CustodyFindings: Rule {
    let id = "custody.findings"
    let demand = "Every finding on the attestation is one that the approved packet accepts by name."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.checkedAttestations.flatMap { named, state in
            facts.findings(named, state).filter { !named.acceptedFindings.holdsExactly($0.name) }.map { finding in
                refusal(
                    finding.words, fact: "finding \(finding.name), accepted: \(listed(named.acceptedFindings))",
                    source: named.file,
                    remedy: "a packet that accepts \(finding.name), approved anew, or a device without it")
            }
        }
    }
}
