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

    /// An export that cannot be made is named in the manifest, which is signed: then everything is made once more.
    static func make(
        manifest: Manifest, contents: BundleContents, pictures: [String: [UInt8]], entries: [StoredEntry],
        sealing: Sealing
    ) throws -> FinishedBundle {
        guard !entries.isEmpty else { throw JournalError.unknownRun(manifest.run) }
        let shown = try manifest.masked(by: sealing.mask)
        let hidden = try hidden(manifest, shown, sealing)
        var findings: [Export: String] = [:]
        if sealing.authority == nil { findings[.timestamp] = "no timestamp authority is configured" }
        while true {
            let contents = SealedContents(
                manifest: shown, contents: contents, pictures: pictures, entries: entries, sealing: sealing,
                findings: findings, hidden: hidden)
            do {
                return try contents.finished()
            } catch let failure as ExportFailure {
                findings[failure.export] = failure.reason
            }
        }
    }

    /// What the mask took out of the manifest, for its readers.
    private static func hidden(
        _ manifest: Manifest, _ shown: Manifest, _ sealing: Sealing
    ) throws -> [(name: String, bytes: [UInt8])] {
        guard manifest != shown, !sealing.readers.isEmpty else { return [] }
        return [
            (
                "\(BundleFile.sealed)/unmasked-manifest.json.cms",
                try CMS.seal(manifest.bytes(), to: sealing.readers)
            )
        ]
    }
}

/// An export that could not be made.
struct ExportFailure: Error {
    let export: Export
    let reason: String

    /// What `body` makes; what it throws becomes a finding about that export.
    static func naming<Made>(_ export: Export, _ body: () throws -> Made) throws -> Made {
        do {
            return try body()
        } catch {
            throw ExportFailure(export: export, reason: "\(error)")
        }
    }
}
