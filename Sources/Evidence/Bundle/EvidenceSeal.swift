import PKI
import Synchronization

extension EvidenceFolder {
    /// Finishes the folder: journal, manifest, report, instructions, SHA256SUMS and last its CMS signature.
    ///
    /// The journal is told of the seal; so it binds the bundle, and the bundle the journal.
    ///
    /// With an authority the signature is timestamped, and the call waits for the answer. A timestamp or another export
    /// that cannot be made is named in the manifest. What looks like a secret is masked in every text of the manifest; what
    /// was there is sealed for the readers, if there are any.
    ///
    /// - Throws: `EvidenceError` where anything else could not be written or signed; the run's outcome stands all the same.
    package func seal(
        manifest: Manifest, journal: Journal, sealing: Sealing
    ) throws(EvidenceError) -> SealedEvidence {
        let sealed = try contents.withLock { contents throws(EvidenceError) in
            let finished: FinishedBundle
            do {
                guard !contents.isSealed, manifest.run == run else {
                    let reason = contents.isSealed ? "it is sealed already" : "the manifest is of run \(manifest.run)"
                    throw EvidenceError(operation: "seal", reason: reason)
                }
                finished = try FinishedBundle.make(
                    manifest: manifest, contents: contents, pictures: pictures(in: contents),
                    entries: journal.entries(of: run),
                    sealing: sealing)
            } catch {
                throw error as? EvidenceError ?? EvidenceError(operation: "seal", reason: "\(error)")
            }
            try keep(finished, in: &contents)
            return SealedEvidence(
                path: path, manifest: finished.manifest, sums: finished.sums, signature: finished.signature)
        }
        try record(sealed, in: journal, at: sealing.at)
        return sealed
    }

    private func pictures(in contents: BundleContents) throws(FileError) -> [String: [UInt8]] {
        var pictures: [String: [UInt8]] = [:]
        for picture in contents.files(below: BundleFile.pictures) {
            pictures[picture.file] = try folder.read(picture.file)
        }
        return pictures
    }

    /// All of it or none, so that sealing can be tried again.
    private func keep(_ finished: FinishedBundle, in contents: inout BundleContents) throws(EvidenceError) {
        let before = contents
        do {
            for (name, bytes) in finished.files { try keep(bytes, at: name, step: nil, in: &contents) }
        } catch {
            for (name, _) in finished.files where contents.file(name) != before.file(name) { folder.remove(name) }
            contents = before
            throw error
        }
        contents.isSealed = true
        folder.remove(BundleFile.unsealed)
    }

    private func record(_ sealed: SealedEvidence, in journal: Journal, at: Int64) throws(EvidenceError) {
        let body: JSON = [
            "sums": .string(sealed.sums.hex), "signature": .string(sealed.signature.hex),
            "grade": .string("\(sealed.grade)"), "path": .string(sealed.path),
        ]
        do {
            try journal.append(JournalEntry(run: run, kind: .sealed, at: at, body: body))
        } catch {
            throw EvidenceError(operation: "record the seal", reason: "\(error)")
        }
    }
}
