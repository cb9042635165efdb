import Evidence
import PKI

extension SampleBundle {
    static let roles = ["release-integrity-owner", "cryptography-engineering-manager", "ca-delegate"]

    static func time(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: SampleRun.start + seconds * 1000) }

    static func digest(_ text: String) -> SHA256Digest { SHA256Digest(of: Array(text.utf8)) }

    static func manifest(state: RunState, packet: SHA256Digest, csr: CertificateSigningRequest) -> Manifest {
        var manifest = Manifest(
            run: run, operatorID: "ops.engineer", started: time(0), ended: time(55),
            tool: .init(name: "countersign", version: "0.1", digest: digest("tool")),
            packet: .init(
                requestID: "CR-2291", version: 4, digest: packet, owner: "Ada Ludwig", requester: "Ben Okafor",
                profile: "code-signing-production-p384", subject: csr.subject,
                alternativeNames: csr.alternativeNames.map(\.description), csrDER: csr.derSHA256,
                csrSPKI: csr.spkiSHA256),
            portal: .init(
                name: "staging", environment: "staging", origin: "http://127.0.0.1:43210", build: "7.4.2",
                map: .init(name: "staging", version: "2026-11.1", digest: digest("map")), browser: "chromium 156"),
            policy: .init(name: "staging", version: "3", digest: digest("policy")),
            registry: .init(name: "registry", version: "1", digest: digest("registry")),
            outcome: .init(state: state, summary: "The portal has request CR-104233 with status “Pending issuance”."))
        manifest.confirmation = .init(
            requestID: "CR-104233", status: "Pending issuance", at: time(48), echoed: ["subject", "key"])
        manifest.checkpoints = steps
        add(to: &manifest)
        return manifest
    }

    private static func add(to manifest: inout Manifest) {
        manifest.gates = [("entry", 1), ("commit", 40), ("release", 44)].map { purpose, second in
            Manifest.GateReading(
                purpose: purpose, at: time(second),
                rules: [
                    .init(id: "approvals.expiry", demand: "No approval has expired.", refusals: []),
                    .init(id: "csr.fingerprint", demand: "The request is the one that was locked.", refusals: []),
                ])
        }
        manifest.approvals = roles.enumerated().map { index, role in
            .init(
                role: role, person: "person \(index + 1)", decision: "approved", decided: time(-7200),
                expires: time(7200), certificate: digest(role), file: "approvals/\(role).p7s")
        }
        manifest.attestations = [
            .init(kind: "yubihsm2", file: "attestation yubihsm.der", digest: digest("attestation"))
        ]
        manifest.regions = [
            .init(id: "warnings", demand: "empty", found: "empty", acceptable: true),
            .init(id: "queue-state", demand: "Open", found: "Open", acceptable: true),
        ]
        manifest.comparisons = [
            .init(place: "page subscriber, read back", at: time(10), compared: 6, differing: []),
            .init(place: "body of the commit", at: time(43), compared: 14, differing: []),
        ]
        manifest.departures = [
            .init(
                request: "save", method: "POST", url: "http://127.0.0.1:43210/drafts/D-5512/subscriber", at: time(11),
                decision: "passed", bodySHA256: digest("save"), status: 303),
            .init(
                request: "commit", method: "POST", url: "http://127.0.0.1:43210/drafts/D-5512/submit", at: time(45),
                decision: "released", bodySHA256: digest("commit"), status: 303),
        ]
        manifest.limits = ["Between the last save and the commit the draft could be changed from another session."]
    }
}
