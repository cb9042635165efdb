import PKI

/// Everything that sealing adds to a folder, made in memory before the first byte is written.
struct FinishedBundle {
    let manifest: Manifest
    /// Of SHA256SUMS.
    let sums: SHA256Digest
    /// Of SHA256SUMS.p7s.
    let signature: SHA256Digest
    /// In the order of writing: what is signed comes before its signature.
    let files: [(name: String, bytes: [UInt8])]

    init(
        manifest: Manifest, contents: BundleContents, pictures: [String: [UInt8]], entries: [StoredEntry],
        signer: Certificate, key: PrivateKey, at: Int64
    ) throws {
        guard let last = entries.last else { throw JournalError.unknownRun(manifest.run) }
        var manifest = manifest
        manifest.pictures = contents.files(below: BundleFile.pictures)
        manifest.inputs = contents.files(below: BundleFile.inputs) + contents.files(below: BundleFile.records)
        manifest.journal = Manifest.JournalLink(entries: entries.count, last: last.hash)
        manifest.signer = signer.sha256
        manifest.sealed = Timestamp(milliseconds: at)
        manifest.missing =
            Completeness(
                manifest: manifest, files: Set(contents.files.map(\.file)), kinds: Set(entries.map(\.entry.kind))
            ).missing
        self.manifest = manifest
        let named: [(name: String, bytes: [UInt8])] = [
            (BundleFile.journal, entries.flatMap { $0.line + [UInt8(ascii: "\n")] }),
            (BundleFile.manifest, try manifest.bytes()),
            (
                BundleFile.report,
                Array(EvidenceReport(manifest: manifest, entries: entries, pictures: pictures).html.utf8)
            ),
            (BundleFile.instructions, Array(VerificationInstructions(manifest: manifest, signer: signer).text.utf8)),
            (BundleFile.signer, Array(signer.pem.utf8)),
        ]
        var digests: [BundlePath: SHA256Digest] = [:]
        for file in contents.files { digests[try Self.path(file.file)] = file.digest }
        for (name, bytes) in named { digests[try Self.path(name)] = SHA256Digest(of: bytes) }
        let sums = Checksums(digests).bytes
        self.sums = SHA256Digest(of: sums)
        let signature = try CMS.sign(sums, by: signer, key: key, detached: true, at: at)
        self.signature = SHA256Digest(of: signature)
        files = named + [(BundleFile.sums, sums), (BundleFile.signature, signature)]
    }

    private static func path(_ text: String) throws -> BundlePath {
        guard let path = BundlePath(text) else { throw EvidenceError(operation: "seal", reason: "\(text) is no path") }
        return path
    }
}
