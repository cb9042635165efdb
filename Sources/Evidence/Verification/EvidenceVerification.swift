import Foundation
package import PKI

/// Checks a bundle without network, clock or trust in the program that made it.
package enum EvidenceVerification {
    /// Verifies the bundle at `folder`.
    ///
    /// `signers` are SHA-256 digests of certificates; with none, who signed is reported as unchecked. `run` is the run it
    /// ought to be; nil is the folder's name. `authorities` are digests of certificates that may timestamp, or stand above one that may.
    /// `later` is what authorities said of revocation after the seal: lists and responses.
    package static func verify(
        folder: String, trusting signers: [SHA256Digest], authorities: [SHA256Digest] = [], run: String? = nil,
        later: RevocationValues = RevocationValues()
    ) -> VerificationReport {
        let bundle = OpenedBundle(folder: folder)
        let manifest = Result { try Self.manifest(of: bundle) }
        let read = try? manifest.get()
        let entries = Result { try JournalLines.read(bundle.file(BundleFile.journal)) }
        let expected = run ?? URL(filePath: folder).standardizedFileURL.lastPathComponent
        var checks = SumsChecks(bundle: bundle).all
        checks += SignatureChecks(bundle: bundle, trusted: signers).all
        checks.append(Check("manifest", faults: faults(of: manifest), passed: "it is one of \(Manifest.currentSchema)"))
        if let read {
            checks += RunChecks(manifest: read, run: expected).all
            checks += JournalChecks(manifest: read, entries: entries).all
            let lines = (try? entries.get()) ?? []
            checks += LinkChecks(bundle: bundle, manifest: read, entries: lines).all
            checks += TransparencyChecks(bundle: bundle, manifest: read, entries: try? entries.get()).all
            checks += TimestampChecks(bundle: bundle, manifest: read, trusted: authorities).all
            checks += WitnessCheck(bundle: bundle, entries: lines, run: read.run, trusted: authorities).all
            checks += PublicationCheck(bundle: bundle, entries: lines, run: read.run).all
            checks.append(RevocationCheck(bundle: bundle, manifest: read, later: later).check)
            checks += StatementChecks(bundle: bundle, manifest: read).all
            checks += AddendaChecks(bundle: bundle, manifest: read).all
        } else {
            let names =
                ["run", "journal.chain", "journal.tail", "journal.story", "links", "completeness"]
                + ["checkpoint", "timestamp", "revocation", "statement", "sigstore", "addenda"]
            checks += names.map { .unchecked($0, "the manifest cannot be read") }
        }
        checks.append(PictureCheck(bundle: bundle).check)
        return VerificationReport(checks: checks, manifest: read)
    }

    private static func manifest(of bundle: OpenedBundle) throws -> Manifest {
        guard let bytes = bundle.file(BundleFile.manifest) else {
            throw EvidenceError(operation: "read the manifest", reason: "it is not there")
        }
        return try Manifest(reading: bytes)
    }

    private static func faults(of manifest: Result<Manifest, any Error>) -> [String] {
        if case .failure(let error) = manifest { ["\(error)"] } else { [] }
    }
}
