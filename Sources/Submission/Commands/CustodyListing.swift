import Governance

/// What the attestations say, fact by fact, each with its source.
struct CustodyListing {
    let facts: Facts

    var all: [PacketCheck.Fact] {
        facts.checkedAttestations.flatMap { named, state in
            switch state {
            case nil: [fact("attestation", "not verified", named.file)]
            case .refused(let reason): [fact("attestation", "refused: \(reason)", named.file)]
            case .notAttestable(let reason): [fact("attestation", "not attestable: \(reason)", named.file)]
            case .attested(let key): listing(named, key)
            }
        }
    }

    private func listing(_ named: AttestationFile, _ key: AttestedKey) -> [PacketCheck.Fact] {
        [
            fact("attestation", "\(key.format), vouched for by \(key.anchors.joined(separator: "; "))", named.file),
            fact("attested key sha256", key.spkiSHA256, named),
            fact("generated on device", key.generatedOnDevice, named),
            fact("exportable", key.exportable, named),
        ] + optional(named, key) + module(named, key)
            + key.quirks.map { fact("attestation quirk", $0, named.file) }
            + facts.findings(named, .attested(key)).map { finding in
                let accepted = named.acceptedFindings.contains(finding.name) ? "accepted" : "not accepted"
                return fact("attestation finding", "\(finding.name), \(accepted): \(finding.words)", named.file)
            }
    }

    private func optional(_ named: AttestationFile, _ key: AttestedKey) -> [PacketCheck.Fact] {
        [
            key.serial.map { fact("device serial", $0, named) },
            key.firmware.map { fact("device firmware", $0, named) },
            key.claimsFIPS.map { fact("claims FIPS", $0, named) },
            key.attestedAt.map { fact("attested at", $0, named) },
        ].compactMap(\.self)
    }

    /// Standard, level and status stay apart: each changes on its own.
    private func module(_ named: AttestationFile, _ key: AttestedKey) -> [PacketCheck.Fact] {
        guard let module = facts.module(of: key) else { return [] }
        let source = "policy \(facts.policy.name) v\(facts.policy.version), modules"
        return [
            fact("FIPS standard", module.standard, source), fact("FIPS level", "\(module.level)", source),
            fact("FIPS status", "\(module.status) as of \(module.asOf)", source),
        ]
    }

    private func fact(_ name: String, _ value: String, _ source: String) -> PacketCheck.Fact {
        PacketCheck.Fact(name: name, value: value, source: source)
    }

    private func fact<Value: CustomStringConvertible>(
        _ name: String, _ sourced: Sourced<Value>, _ named: AttestationFile
    ) -> PacketCheck.Fact {
        let value = (sourced.value as? Bool).map { $0 ? "yes" : "no" } ?? sourced.value.description
        return fact(name, value, "\(named.file), \(sourced.source)")
    }
}
