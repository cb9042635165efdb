package import PKI

/// The report of a bundle as it is now: what was sealed, what came after, and what the checks say today.
package struct LaterReport {
    /// The page.
    package let html: String
    /// Whether nothing failed.
    package let passed: Bool

    /// Reads the bundle at `folder`.
    ///
    /// - Throws: `EvidenceError` where it has no manifest or journal that can be read.
    package init(of folder: String, trusting signers: [SHA256Digest], authorities: [SHA256Digest]) throws(EvidenceError)
    {
        let bundle = OpenedBundle(folder: folder)
        let manifest: Manifest
        do {
            manifest = try Manifest(reading: bundle.file(BundleFile.manifest) ?? [])
        } catch {
            throw EvidenceError(operation: "report on \(folder)", reason: "\(error)")
        }
        let entries = try JournalLines.read(bundle.file(BundleFile.journal))
        let report = EvidenceVerification.verify(folder: folder, trusting: signers, authorities: authorities)
        passed = report.passed
        var pictures: [String: [UInt8]] = [:]
        for picture in manifest.pictures { pictures[picture.file] = bundle.file(picture.file) }
        let addenda = Addenda(bundle: bundle, run: manifest.run).all
        html =
            EvidenceReport(
                manifest: manifest, entries: entries, pictures: pictures,
                later: [Self.checks(report), Self.addenda(addenda)]
            ).html
    }

    private static func checks(_ report: VerificationReport) -> Markup {
        ReportTable(
            id: "checks", title: "What was checked just now", caption: "Without network, clock or trust in who made it",
            heads: ["Check", "Result", "Found"],
            rows: report.checks.map { check in
                let isUnchecked = check.finding == .unchecked
                let result: Markup =
                    isUnchecked ? "not checked" : ReportTable.mark(check.passed, check.finding.rawValue)
                return ["\(check.name)", result, "\(check.detail)"]
            }
        ).markup
    }

    private static func addenda(_ addenda: [SignedAddendum]) -> Markup {
        ReportTable(
            id: "addenda", title: "What was added after the seal",
            caption: "Each is signed and chained to the one before it",
            heads: ["No.", "What", "When", "By", "Particulars"],
            rows: addenda.map { signed in
                let members = (signed.addendum.body.object ?? [:]).sorted { $0.key < $1.key }
                return [
                    "\(signed.addendum.number)", "\(signed.addendum.kind.rawValue)", "\(signed.addendum.at)",
                    "\(signed.signer.subject)",
                    ReportTable.list(members.compactMap { name, value in value.string.map { "\(name): \($0)" } }),
                ]
            }, empty: "Nothing."
        ).markup
    }
}
