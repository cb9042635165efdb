import PKI

/// The masked pictures, within the page itself.
struct ReportPictures {
    let manifest: Manifest
    /// PNG by path in the folder.
    let pictures: [String: [UInt8]]

    var markup: Markup {
        let figures = manifest.pictures.map(figure)
        return """
            <section aria-labelledby="pictures"><h2 id="pictures">What the portal showed</h2>
            <p>Everything is covered that the selector map does not reveal.</p>
            \(figures.isEmpty ? ["<p>No picture was taken.</p>"] : figures)</section>
            """
    }

    private func figure(_ picture: Manifest.KeptFile) -> Markup {
        let step = picture.step ?? picture.file
        return """
            <figure><figcaption>\(step) <small>\(picture.file), SHA-256 \(ReportTable.code(picture.digest.hex))</small>\
            </figcaption><img alt="Masked picture of the portal at step \(step)" src="data:image/png;base64,\(base64: pictures[picture.file] ?? [])"></figure>
            """
    }
}
