import Foundation
import PKI

@testable import Evidence

/// A sealed bundle in the hands of somebody who changes it, with or without the signer's key.
struct Forgery {
    let bundle: SampleBundle
    var path: String

    init(sealedAt time: Int64? = nil, timestamps: TimestampAuthority? = nil) throws {
        bundle = try SampleBundle(witnessedBy: timestamps)
        _ = try bundle.seal(at: time ?? SampleBundle.sealedAt, timestamps: timestamps)
        path = bundle.folder.path
    }

    /// Takes a bundle that was sealed elsewhere.
    init(of sealed: SampleBundle) {
        bundle = sealed
        path = sealed.folder.path
    }

    func read(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }

    func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: URL(filePath: "\(path)/\(name)")) }

    func write(_ text: String, _ name: String) throws { try write(Array(text.utf8), name) }

    func replace(_ old: String, by new: String, in name: String) throws {
        try write(try text(name).replacingOccurrences(of: old, with: new), name)
    }

    func flip(_ name: String, at offset: Int? = nil) throws {
        var bytes = try read(name)
        bytes[offset ?? bytes.count / 2] ^= 1
        try write(bytes, name)
    }

    /// Brings the digests of SHA256SUMS up to date, and signs it again.
    func reseal(by key: PrivateKey? = nil) throws {
        let signer = try key.map(SampleBundle.certificate) ?? bundle.signer
        if key != nil { try write(signer.pem, "signer.pem") }
        try remakeTransparency(key ?? bundle.key)
        let names = try text("SHA256SUMS").split(separator: "\n").map { String($0.dropFirst(66)) }
        let lines = try names.filter { FileManager.default.fileExists(atPath: "\(path)/\($0)") }
            .map { "\(SHA256Digest(of: try read($0)).hex)  \($0)\n" }
        try write(lines.joined(), "SHA256SUMS")
        try sign(by: signer, key: key)
    }

    func sign(by signer: Certificate? = nil, key: PrivateKey? = nil) throws {
        let signature = try CMS.sign(
            read("SHA256SUMS"), by: signer ?? bundle.signer, key: key ?? bundle.key, detached: true,
            at: SampleBundle.sealedAt)
        try write(signature, "SHA256SUMS.p7s")
        try remakeStatement(signer ?? bundle.signer, key ?? bundle.key)
    }

    /// Checkpoint and proofs of the journal as it is now; none where it cannot be read.
    func remakeTransparency(_ key: PrivateKey) throws {
        guard let entries = try? JournalLines.read(read("journal.jsonl")), let run = entries.first?.entry.run else {
            return
        }
        let checkpoint = try Checkpoint(run: (try? manifest.run) ?? run, entries: entries).signed(by: key)
        try write(checkpoint, "checkpoint")
        for (index, entry) in entries.enumerated() where InclusionProof.kinds.contains(entry.entry.kind) {
            let proof = InclusionProof(of: index, in: Checkpoint.leaves(entries), checkpoint: checkpoint)
            try write(proof.text, InclusionProof.name(of: entry))
        }
    }

    var manifest: Manifest { get throws { try Manifest(reading: read("manifest.json")) } }

    /// The statement of the bundle as it is now, in both envelopes; none where the manifest cannot be read.
    func remakeStatement(
        _ signer: Certificate, _ key: PrivateKey, type: String = Statement.payloadType,
        changing change: (inout Manifest) -> Void = { _ in }
    ) throws {
        guard var manifest = try? manifest else { return }
        change(&manifest)
        var digests: [String: SHA256Digest] = [:]
        for (name, bytes) in OpenedBundle(folder: path).files { digests[name.description] = SHA256Digest(of: bytes) }
        let payload = Statement(manifest: manifest, digests: digests).bytes
        let envelope = try Envelope.sign(payloadType: type, payload: payload, key: key)
        try write(envelope.json().canonical(), "statement.intoto.json")
        try write(
            SigstoreBundle(envelope: envelope, certificate: signer.der, timestamps: []).bytes,
            "statement.sigstore.json")
    }

    func changeLines(of name: String, _ change: (inout [Substring]) -> Void) throws {
        var lines = try text(name).split(separator: "\n")
        change(&lines)
        try write(lines.map { "\($0)\n" }.joined(), name)
    }

    func verify() -> VerificationReport {
        EvidenceVerification.verify(folder: path, trusting: [bundle.signer.sha256])
    }
}
