import Foundation
import PKI

/// A page for a person: self-contained, without scripts, readable in the dark and on paper.
package struct ReportPage {
    private let title: String
    private let css: String
    private let header: Markup
    private let main: [Markup]
    private let footer: Markup

    /// A page of these parts; the header and the footer come with their own elements.
    package init(
        title: String, css: String = ReportStyle.css, header: Markup, main: [Markup], footer: Markup = ""
    ) {
        self.title = title
        self.css = css
        self.header = header
        self.main = main
        self.footer = footer
    }

    /// The page.
    package var html: String {
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <style>\(Markup(stringLiteral: css))</style>
            </head>
            <body>
            \(header)
            <main>
            \(main)
            </main>
            \(footer)
            </body>
            </html>

            """
        return page.html
    }

    /// Nothing is loaded, and no style but the page's own is applied.
    private var policy: String {
        let digest = Data(SHA256Digest(of: Array(css.utf8)).bytes).base64EncodedString()
        return "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; form-action 'none'"
    }
}
