import Evidence
import Governance
import PKI
import Portal

extension Manifest {
    /// What a run that has ended says of itself.
    static func make(
        _ run: String, _ request: SubmissionRequest, _ plan: VisitPlan, _ facts: RunFacts, _ evidence: RunEvidence,
        _ outcome: Outcome
    ) async -> Manifest {
        let packet = request.packet.packet
        var manifest = Manifest(
            run: run, operatorID: request.configuration.operatorID, started: facts.started, ended: .now,
            tool: Versioned(name: "countersign", version: Tool.version, digest: facts.tool),
            packet: PacketLink(packet, request.packet.digest),
            portal: PortalLink(
                name: packet.portal, environment: packet.environment, origin: plan.origin, build: await evidence.build,
                map: Versioned(name: plan.map.portal, version: plan.map.version, digest: plan.map.digest),
                browser: await evidence.browser),
            policy: Versioned(name: "policy.yaml", version: "", digest: facts.policy),
            registry: Versioned(name: "registry.yaml", version: "", digest: facts.registry), outcome: outcome)
        manifest.gates = await evidence.gates
        manifest.approvals = await evidence.approvals
        manifest.attestations = packet.attestations.map {
            AttestationLink(kind: $0.kind, file: $0.file, digest: request.packet.files[$0.file]?.sha256 ?? facts.policy)
        }
        manifest.regions = await evidence.regions
        manifest.comparisons = await evidence.comparisons
        manifest.departures = await evidence.departures
        manifest.checkpoints = await evidence.checkpoints
        manifest.limits = await evidence.gaps + Self.limits(plan)
        manifest.confirmation = await evidence.confirmation
        return manifest
    }

    /// What the evidence cannot show, whatever the run did.
    private static func limits(_ plan: VisitPlan) -> [String] {
        let files = plan.goingUncompared.map {
            "The body of “\($0)” carries a file, which this browser does not show before it leaves: policy lets it go uncompared; the digest that the portal shows for the file was compared instead."
        }
        guard plan.map.commitNamesOnlyADraft else { return files }
        return files + [
            "The commit names a draft and carries no values. Between the last look at the review page and the portal's own reading of the draft, only the draft's change stamp and the confirmation's echo speak for it."
        ]
    }
}

extension Manifest.PacketLink {
    fileprivate init(_ packet: Packet, _ digest: SHA256Digest) {
        self.init(
            requestID: packet.requestID, version: packet.version, digest: digest, owner: packet.owner.id,
            requester: packet.requester.id, profile: packet.profile, subject: packet.subject,
            alternativeNames: packet.alternativeNames.map { "\($0.kind): \($0.value)" },
            csrDER: SHA256Digest(hex: packet.csr.derSHA256) ?? digest,
            csrSPKI: SHA256Digest(hex: packet.csr.spkiSHA256) ?? digest)
    }
}

/// Digests and times of a run that its manifest names.
struct RunFacts: Sendable {
    let started: Timestamp
    let policy: SHA256Digest
    let registry: SHA256Digest
    /// Of the program's own file; nil where it cannot be read.
    let tool: SHA256Digest?
}
