import PKI

/// One try at a finished bundle: without the exports that are known to fail.
struct SealedContents {
    let manifest: Manifest
    let contents: BundleContents
    let pictures: [String: [UInt8]]
    let entries: [StoredEntry]
    let sealing: Sealing
    let findings: [Export: String]
    /// What only its readers can open.
    let hidden: [(name: String, bytes: [UInt8])]

    /// - Throws: `ExportFailure` where an export cannot be made; anything else ends the sealing.
    func finished() throws -> FinishedBundle {
        let manifest = filled
        let listed = try listed(manifest)
        var digests: [String: SHA256Digest] = [:]
        for file in contents.files { digests[file.file] = file.digest }
        for (name, bytes) in listed { digests[name] = SHA256Digest(of: bytes) }
        let sums = try Checksums(Dictionary(uniqueKeysWithValues: digests.map { (try Self.path($0.key), $0.value) }))
            .bytes
        digests[BundleFile.sums] = SHA256Digest(of: sums)
        let signature = try CMS.sign(sums, by: sealing.signer, key: sealing.key, detached: true, at: sealing.at)
        let own = [(name: BundleFile.sums, bytes: sums), (name: BundleFile.signature, bytes: signature)]
        return FinishedBundle(
            manifest: manifest, sums: SHA256Digest(of: sums), signature: SHA256Digest(of: signature),
            files: listed + own + (try exports(manifest, digests, over: signature)))
    }

    private var filled: Manifest {
        var manifest = manifest
        manifest.pictures = contents.files(below: BundleFile.pictures)
        manifest.inputs = contents.files(below: BundleFile.inputs) + contents.files(below: BundleFile.records)
        manifest.hidden =
            contents.hidden
            + hidden.map {
                .init(file: $0.name, digest: SHA256Digest(of: $0.bytes), readers: sealing.readers.map(\.sha256))
            }
        manifest.journal = Manifest.JournalLink(
            entries: entries.count, last: entries.last?.hash ?? StoredEntry.origin)
        manifest.revocation = sealing.revocation?.readings(at: sealing.at)
        manifest.signer = sealing.signer.sha256
        manifest.sealed = Timestamp(milliseconds: sealing.at)
        manifest.exports = Export.allCases.map { .init(name: $0.rawValue, finding: findings[$0]) }
        manifest.missing =
            Completeness(
                manifest: manifest, files: Set(contents.files.map(\.file)), kinds: Set(entries.map(\.entry.kind))
            ).missing
        return manifest
    }

    /// What SHA256SUMS lists besides what was kept already.
    private func listed(_ manifest: Manifest) throws -> [(name: String, bytes: [UInt8])] {
        let report = EvidenceReport(manifest: manifest, entries: entries, pictures: pictures).html
        let instructions = VerificationInstructions(
            manifest: manifest, signer: sealing.signer, witnessed: entries.first { $0.entry.kind == .witnessed },
            published: entries.first { $0.entry.kind == .published }, revocation: sealing.revocation
        ).text
        var files =
            hidden + [
                (name: BundleFile.journal, bytes: entries.flatMap { $0.line + [UInt8(ascii: "\n")] }),
                (name: BundleFile.manifest, bytes: try manifest.bytes()),
                (name: BundleFile.report, bytes: Array(report.utf8)),
                (name: BundleFile.instructions, bytes: Array(instructions.utf8)),
                (name: BundleFile.signer, bytes: Array(sealing.signer.pem.utf8)),
            ]
        if findings[.timestamp] == nil, let authority = sealing.authority {
            files.append((BundleFile.authority, Array(authority.anchors.map(\.pem).joined().utf8)))
        }
        files += sealing.revocation?.files ?? []
        return findings[.checkpoint] == nil ? files + (try transparency()) : files
    }

    private func transparency() throws -> [(name: String, bytes: [UInt8])] {
        let leaves = Checkpoint.leaves(entries)
        let checkpoint = try ExportFailure.naming(.checkpoint) {
            try Checkpoint(run: manifest.run, entries: entries).signed(by: sealing.key)
        }
        let proofs = entries.enumerated().filter { InclusionProof.kinds.contains($0.element.entry.kind) }
            .map { index, entry in
                let proof = InclusionProof(of: index, in: leaves, checkpoint: checkpoint)
                return (name: InclusionProof.name(of: entry), bytes: Array(proof.text.utf8))
            }
        return [(BundleFile.checkpoint, Array(checkpoint.utf8))] + proofs
    }

    private func exports(
        _ manifest: Manifest, _ digests: [String: SHA256Digest], over signature: [UInt8]
    ) throws -> [(name: String, bytes: [UInt8])] {
        var files: [(name: String, bytes: [UInt8])] = []
        if let stamp = try stamp(signature) { files.append((BundleFile.timestamp, stamp.der)) }
        guard findings[.statement] == nil || findings[.sigstore] == nil else { return files }
        let export = findings[.statement] == nil ? Export.statement : .sigstore
        let envelope = try ExportFailure.naming(export) {
            let payload = Statement(manifest: manifest, digests: digests).bytes
            return try Envelope.sign(payloadType: Statement.payloadType, payload: payload, key: sealing.key)
        }
        if findings[.statement] == nil { files.append((BundleFile.statement, envelope.json().canonical())) }
        if findings[.sigstore] == nil {
            let stamps = try stamp(envelope.signature).map { [$0] } ?? []
            let bundle = SigstoreBundle(envelope: envelope, certificate: sealing.signer.der, timestamps: stamps)
            files.append((BundleFile.sigstore, bundle.bytes))
        }
        return files
    }

    private func stamp(_ bytes: [UInt8]) throws -> TimestampAnswer? {
        guard findings[.timestamp] == nil, let authority = sealing.authority else { return nil }
        return try ExportFailure.naming(.timestamp) { try authority.stamp(bytes) }
    }

    private static func path(_ text: String) throws -> BundlePath {
        guard let path = BundlePath(text) else { throw EvidenceError(operation: "seal", reason: "\(text) is no path") }
        return path
    }
}
