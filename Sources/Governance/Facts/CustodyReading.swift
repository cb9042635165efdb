extension Facts {
    /// Every attestation of the packet with what became of checking it; nil where nobody checked it.
    package var checkedAttestations: [(named: AttestationFile, state: CustodyState?)] {
        packet.attestations.map { named in (named, custody.first { $0.file.isExactly(named.file) }?.state) }
    }

    /// Every attestation that is genuine.
    package var attestedKeys: [(named: AttestationFile, key: AttestedKey)] {
        checkedAttestations.compactMap { named, state in
            guard case .attested(let key) = state else { return nil }
            return (named, key)
        }
    }

    /// What the profile demands; the strictest reading where the policy does not know the profile.
    var custodyDemand: CustodyDemand { profileRule?.custody ?? CustodyDemand() }

    /// The validation that the policy lists for a device that says it is a FIPS model, or says nothing.
    package func module(of key: AttestedKey) -> ValidatedModule? {
        guard key.claimsFIPS?.value != false else { return nil }
        return policy.modules.filter { $0.covers(key) }.max { $0.firmware.utf8.count < $1.firmware.utf8.count }
    }

    /// What an approver must have accepted of an attestation.
    package func findings(_ named: AttestationFile, _ state: CustodyState?) -> [CustodyFinding] {
        switch state {
        case nil, .refused: return []
        case .notAttestable(let reason): return [CustodyFinding(name: "not-attestable", words: "\(reason).")]
        case .attested(let key): return key.findings + historical(key) + undated(key)
        }
    }

    private func historical(_ key: AttestedKey) -> [CustodyFinding] {
        guard custodyDemand.minimumFIPSLevel != nil, let module = module(of: key), module.status.isExactly("historical")
        else { return [] }
        return [
            CustodyFinding(
                name: "fips-historical",
                words: "The module's \(module.standard) validation is on the historical list (\(module.asOf)).")
        ]
    }

    private func undated(_ key: AttestedKey) -> [CustodyFinding] {
        guard custodyDemand.maximumAge != nil, key.attestedAt == nil else { return [] }
        return [CustodyFinding(name: "undated", words: "\(key.format) does not say when it attested.")]
    }
}

extension Sourced {
    /// The source inside the packet's file.
    func source(in named: AttestationFile) -> String { "\(named.file), \(source)" }
}
