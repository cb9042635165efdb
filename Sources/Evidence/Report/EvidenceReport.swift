/// The evidence as one page for a person: self-contained, without scripts, readable in the dark and on paper.
struct EvidenceReport {
    let manifest: Manifest
    let entries: [StoredEntry]
    /// PNG by path in the folder.
    let pictures: [String: [UInt8]]
    /// Sections about what came after the seal.
    var later: [Markup] = []

    var html: String {
        ReportPage(
            title: "Evidence of run \(manifest.run)", header: ReportHeader(manifest: manifest).markup, main: sections,
            footer: """
                <footer><p>Made by \(manifest.tool.name) \(manifest.tool.version). This page is a view; what is signed is \
                SHA256SUMS and, by it, every file of the folder, this one too.</p></footer>
                """
        ).html
    }

    private var sections: [Markup] {
        let facts = ReportFacts(manifest: manifest)
        let checks = ReportChecks(manifest: manifest)
        return [
            facts.request, facts.approvals, checks.gates, checks.comparisons, checks.departures, checks.regions,
            ReportTimeline(entries: entries).markup, ReportPictures(manifest: manifest, pictures: pictures).markup,
            facts.limits, facts.files, facts.verification,
        ] + later
    }
}
