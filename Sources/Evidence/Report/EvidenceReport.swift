import Foundation
import PKI

/// The evidence as one page for a person: self-contained, without scripts, readable in the dark and on paper.
struct EvidenceReport {
    let manifest: Manifest
    let entries: [StoredEntry]
    /// PNG by path in the folder.
    let pictures: [String: [UInt8]]
    /// Sections about what came after the seal.
    var later: [Markup] = []

    var html: String {
        let title = "Evidence of run \(manifest.run)"
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <style>\(Markup(stringLiteral: ReportStyle.css))</style>
            </head>
            <body>
            \(ReportHeader(manifest: manifest).markup)
            <main>
            \(sections)
            </main>
            <footer><p>Made by \(manifest.tool.name) \(manifest.tool.version). This page is a view; what is signed is \
            SHA256SUMS and, by it, every file of the folder, this one too.</p></footer>
            </body>
            </html>

            """
        return page.html
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

    /// Nothing is loaded, and no style but the page's own is applied.
    static var policy: String {
        let digest = Data(SHA256Digest(of: Array(ReportStyle.css.utf8)).bytes).base64EncodedString()
        return "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; form-action 'none'"
    }
}
