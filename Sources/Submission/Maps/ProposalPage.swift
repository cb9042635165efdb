import Evidence
import Foundation
package import Portal

/// A proposal as a page of its own: old and new side by side, and where each new element stands on the masked picture.
package struct ProposalPage {
    private let proposal: MapProposal

    /// The page of a proposal.
    package init(_ proposal: MapProposal) { self.proposal = proposal }

    /// The page, with everything in it.
    package var html: String {
        let title = "Map \(proposal.version) of \(proposal.portal): what a renewal could be"
        let style = Markup(stringLiteral: ReportStyle.css + Self.css)
        let page: Markup = """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>\(title)</title><style>\(style)</style>
            <header><p class="kind">Proposal from \(proposal.isWalk ? "walk" : "run") \(proposal.source)</p><h1>\(title)</h1>
            <p class="summary">Nothing was changed. Accept field by field:</p>
            <pre>\(command)</pre></header>
            \(proposal.pages.map(section))
            \(said)
            </html>
            """
        return page.html
    }

    private var command: String {
        let names = proposal.acceptable.joined(separator: " ")
        return "countersign maps propose --portal \(proposal.portal) --from \(proposal.source) "
            + "--accept \(names.isEmpty ? "FIELD…" : names) --reason …"
    }

    private var said: Markup {
        let lines = proposal.differences.map { "<li>\($0)</li>" as Markup }
        return lines.isEmpty ? "" : "<section><h2>What was said to differ</h2><ul>\(lines)</ul></section>"
    }

    private func section(_ page: PageProposal) -> Markup {
        let moved = page.elements.filter { $0.state != .kept }
        let kept = page.elements.filter { $0.state == .kept }.map(\.mapped.key).joined(separator: ", ")
        let rows = moved.map(row)
        let strangers = page.strangers.map { element -> Markup in
            "<li><b>\(AddedField.name(of: element))</b>: \(ProposalWords.words(element)): the map does not know it</li>"
        }
        let tabs: Markup =
            page.tabs.map { tabs in
                let (was, now) = (tabs.was.joined(separator: ", "), tabs.now.joined(separator: ", "))
                return "<p>Tabs: \(was) → <b>\(now)</b>\(tabs.reason.map { ": \($0)" } ?? "")</p>"
            } ?? ""
        let new: Markup = strangers.isEmpty ? "" : "<h3>New on the page</h3><ul>\(strangers)</ul>"
        return """
            <section aria-label="\(page.title)"><h2>\(page.title) <small>\(page.page)</small></h2>
            <div class="wide"><table><thead><tr><th scope="col">Field</th><th scope="col">As the map has it</th>\
            <th scope="col">As the page has it</th><th scope="col">How sure</th></tr></thead><tbody>\(rows)</tbody></table></div>
            <p>Kept: \(kept.isEmpty ? "none" : kept).</p>
            \(new)\(tabs)
            \(picture(of: page, moved))</section>
            """
    }

    private func row(_ element: ElementProposal) -> Markup {
        let was = element.mapped
        let state: Markup =
            element.state == .proposed
            ? "<span class=\"good\">proposed</span>" : "<span class=\"bad\">unknown</span><br>\(element.reason ?? "")"
        let changes = element.changes.map {
            "<li>\($0.key): <code>\($0.was)</code> → <code>\($0.is)</code></li>" as Markup
        }
        let new = element.new.map { ProposalWords.words($0) } ?? "nothing"
        return """
            <tr><th scope="row">\(was.key)<br>\(state)</th>
            <td><code>\(was.css)</code><br>“\(was.described.label ?? was.described.text)”<br>name \(was.described.name)</td>
            <td>\(new)<ul>\(changes)</ul></td><td>\(String(format: "%.2f", element.confidence))</td></tr>
            """
    }

    /// The boxes are placed in parts of the picture, whatever its size.
    private func picture(of page: PageProposal, _ moved: [ElementProposal]) -> Markup {
        guard let view = proposal.views[page.page], let png = proposal.pictures[page.page], view.width > 0,
            view.height > 0
        else {
            return "<p>No picture was kept.</p>"
        }
        let boxes = moved.compactMap { element -> Markup? in
            guard let box = element.new?.described.box else { return nil }
            let place = [
                ("left", (box.x - view.x) / view.width), ("top", (box.y - view.y) / view.height),
                ("width", box.width / view.width), ("height", box.height / view.height),
            ].map { "\($0.0):\(String(format: "%.2f", $0.1 * 100))%" }.joined(separator: ";")
            return "<span class=\"box \(element.state.rawValue)\" style=\"\(place)\">\(element.mapped.key)</span>"
        }
        let data = Data(png).base64EncodedString()
        return """
            <figure><figcaption>The page as it was seen, masked</figcaption><div class="shot">\
            <img alt="Masked picture of \(page.title)" src="data:image/png;base64,\(data)">\(boxes)</div></figure>
            """
    }

    private static let css = """
        .shot { position: relative; overflow: hidden; display: inline-block; } .shot img { display: block; }
        .box { position: absolute; outline: 3px solid var(--good); outline-offset: 2px; font-size: .75rem; color: transparent; }
        .box.unknown { outline: 3px dashed var(--bad); } .box:hover { color: var(--ink); background: var(--paper); }
        """
}

/// Elements in words.
package enum ProposalWords {
    /// `input text #validity-period, name validity_period, “Validity (days)”, demanded`.
    package static func words(_ element: PageSurvey.Element) -> String {
        let described = element.described
        let kind =
            described.type.isEmpty || described.tag == described.type
            ? described.tag : "\(described.tag) \(described.type)"
        let parts = [
            ([kind] + element.locators.prefix(1)).joined(separator: " "),
            described.name.isEmpty ? nil : "name \(described.name)",
            described.text.isEmpty ? nil : "“\(described.text)”", element.isRequired ? "demanded" : nil,
            element.isShown ? nil : "not shown",
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
