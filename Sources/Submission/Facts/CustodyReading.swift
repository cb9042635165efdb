import Governance
import PKI

/// Verifies the attestations of a packet against the trust anchors of one portal.
struct CustodyReading {
    /// Folder of the trust anchors; nil: none counts.
    let anchors: String?

    /// What became of each attestation that the packet names.
    func facts(of packet: PacketFolder, at now: Instant) -> [CustodyFacts] {
        packet.packet.attestations.map { named in
            CustodyFacts(file: named.file, state: state(of: named, in: packet, at: now))
        }
    }

    private func state(of named: AttestationFile, in packet: PacketFolder, at now: Instant) -> CustodyState {
        var files: [CustodyFile] = []
        for name in [named.file] + named.parts.map(\.file) {
            guard let file = packet.files[name] else { return .refused("\(name) is not there") }
            files.append(CustodyFile(name: name, bytes: file.bytes))
        }
        do throws(PKIError) {
            let trusted = try TrustAnchors(folders: anchors.map { [$0] } ?? [])
            return CustodyState(Attestation.verify(files, anchors: trusted, at: now.milliseconds))
        } catch {
            return .refused(error.description)
        }
    }
}

extension CustodyState {
    init(_ outcome: AttestationOutcome) {
        switch outcome {
        case .verified(let custody): self = .attested(AttestedKey(custody))
        case .refused(let reason): self = .refused(reason)
        case .notAttestable(let reason): self = .notAttestable(reason)
        }
    }
}

extension AttestedKey {
    /// Takes over what was verified.
    init(_ custody: KeyCustody) {
        self.init(
            format: custody.format.rawValue,
            spkiSHA256: Sourced(custody.spkiSHA256.value.hex, custody.spkiSHA256.source),
            generatedOnDevice: Sourced(custody.generatedOnDevice), exportable: Sourced(custody.exportable),
            serial: custody.serial.map(Sourced.init), firmware: custody.firmware.map(Sourced.init),
            claimsFIPS: custody.claimsFIPS.map(Sourced.init),
            attestedAt: custody.attestedAt.map { Sourced(Instant(milliseconds: $0.value), $0.source) },
            anchors: custody.anchors.map { "\($0.subject) (SHA256:\($0.sha256.short))" },
            quirks: custody.quirks.map(\.rawValue),
            findings: custody.findings.map { CustodyFinding(name: $0.name, words: $0.words) })
    }
}

extension Sourced {
    fileprivate init(_ fact: KeyCustody.Sourced<Value>) { self.init(fact.value, fact.source) }
}
