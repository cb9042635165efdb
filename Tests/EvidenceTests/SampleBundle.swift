import Evidence
import Foundation
import PKI
import PNGMask

/// A confirmed run with everything a complete bundle has.
struct SampleBundle {
    static let run = "7f3a"
    static let sealedAt = SampleRun.start + 60_000
    static let steps = ["subscriber", "review"]

    let places: TemporaryFolder
    let key: PrivateKey
    let signer: Certificate
    let journal: Journal
    let folder: EvidenceFolder
    var manifest: Manifest

    /// Where the authority answers as it should, it also stamps the journal before the release.
    init(
        state: RunState = .confirmed, witnessedBy authority: TimestampAuthority? = nil,
        signedBy own: (key: PrivateKey, certificate: Certificate)? = nil
    ) throws {
        places = try TemporaryFolder()
        key = try own?.key ?? PrivateKey.generate(.p256)
        signer = try own?.certificate ?? Self.certificate(key)
        journal = try Journal(path: places.file("journal.sqlite"))
        folder = try EvidenceFolder(root: places.file("evidence"), run: Self.run, at: SampleRun.start)
        let csr = try CertificateSigningRequest.make(
            subject: "CN=Payment Terminal Signing 2026,O=Example Bank AG,C=DE",
            names: [SubjectAlternativeName(kind: .dns, value: "signing.example.org")], key: key)
        let packet: JSON = ["schema": "countersign.packet/1", "request": ["id": "CR-2291", "version": 4]]
        try folder.add(input: "packet.json", bytes: packet.canonical() + [UInt8(ascii: "\n")])
        try folder.add(input: "request.csr", bytes: Array(csr.pem.utf8))
        let digest = SHA256Digest(of: packet.canonical())
        manifest = Self.manifest(state: state, packet: digest, csr: csr)
        try Self.keepInputs(in: folder)
        try Self.begin(journal, packet: digest)
        if let body = authority.flatMap({ try? folder.witness(journal, by: $0) }) {
            // By the real clock, as the authority's.
            let now = Int64(Date().timeIntervalSince1970 * 1000)
            try journal.append(JournalEntry(run: Self.run, kind: .witnessed, at: now, body: body))
        }
        try Self.end(journal, state: state)
        for step in Self.steps { try folder.add(Self.picture(), step: step) }
    }

    func seal(
        at time: Int64 = sealedAt, timestamps: TimestampAuthority? = nil, readers: [Certificate] = []
    )
        throws -> SealedEvidence
    {
        try folder.seal(
            manifest: manifest, journal: journal,
            sealing: Sealing(by: signer, key: key, at: time, authority: timestamps, readers: readers))
    }

    func verify(run: String? = nil) -> VerificationReport {
        EvidenceVerification.verify(folder: folder.path, trusting: [signer.sha256], run: run)
    }

    static func certificate(_ key: PrivateKey) throws -> Certificate {
        try Certificate.selfSigned(
            subject: "CN=Evidence Signer", key: key, days: 365, notBefore: SampleRun.start - 86_400_000)
    }

    static func picture() throws -> MaskedScreenshot {
        let base64 = """
            iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAMElEQVR42mM4ceKEhoYGkKyoqDgBAxISEgxAAGQFBAQAyQULFgDJ\
            Dx8+AEmGQakDAHrcc4GAwniYAAAAAElFTkSuQmCC
            """
        let bytes = Array(Data(base64Encoded: base64) ?? Data())
        return try RawScreenshot(png: bytes.span.bytes).masked(
            revealing: [PixelRectangle(x: 0, y: 0, width: 8, height: 4)])
    }

    private static func keepInputs(in folder: EvidenceFolder) throws {
        for role in roles { try folder.add(input: "approvals/\(role).p7s", bytes: Array("signed by \(role)".utf8)) }
        try folder.add(input: "attestation yubihsm.der", bytes: Array("attestation".utf8))
        try folder.add(input: "policy.yaml", bytes: Array("policy".utf8))
        try folder.add(input: "registry.yaml", bytes: Array("registry".utf8))
        try folder.add(input: "map/map.yaml", bytes: Array("map".utf8))
        try folder.add(json: "comparison.json", ["compared": 14])
    }

    private static func begin(_ journal: Journal, packet: SHA256Digest) throws {
        try journal.append(
            SampleRun.subject(digest: packet.hex).entry(run: run, at: SampleRun.start))
        try journal.note(.gate, run, body: ["purpose": "entry", "rules": 22, "refusals": 0])
        try journal.note(.browser, run, body: ["browser": "chromium 156"])
        try journal.take(run, to: [.page, .picture, .claimed, .intent, .armed, .heldRequest, .comparedRequest])
    }

    private static func end(_ journal: Journal, state: RunState) throws {
        try journal.take(run, to: [.recheck, .release, .response, .confirmation])
        try journal.settle(run: run, as: state, at: SampleRun.start + 50_000, body: ["request": "CR-104233"])
        try journal.note(.notified, run)
    }
}
