import Evidence
import Foundation

extension DriftReport {
    /// The report as one page for a person: self-contained, without scripts; boxes are drawn over the masked pictures.
    package var html: String {
        ReportPage(
            title: "Drift of \(portal), map \(map)", css: DriftStyle.css, header: header,
            main: pages.map(section) + (unseen.isEmpty ? [] : [unseenSection])
        ).html
    }

    private var header: Markup {
        """
        <header><h1>\(isGreen ? "The portal is the one that the map describes" : "The portal is not the one that the map describes")</h1>
        <p>\(portal) at \(origin) · map \(map) (sha256 \(mapDigest)) · \(pages.count) of \(total) pages seen · \(at)</p>
        <ul class="key"><li class="hostile">hostile or broken</li><li class="changed">changed or new</li><li class="moved">moved</li><li class="cosmetic">cosmetic</li><li class="old">where it stood</li></ul>
        </header>
        """
    }

    private func section(_ page: Page) -> Markup {
        """
        <section aria-labelledby="\(page.id)">
        <h2 id="\(page.id)"><span class="verdict \(page.verdict)">\(page.verdict)</span> \(page.title)</h2>
        <div class="sides">
        \(figure(page))
        \(page.differences.isEmpty ? "<p>Nothing differs.</p>" : table(page))
        </div>
        </section>
        """
    }

    private func table(_ page: Page) -> Markup {
        """
        <table><thead><tr><th scope="col">No.</th><th scope="col">What</th><th scope="col">Map</th><th scope="col">Page</th></tr></thead>
        <tbody>\(page.differences.enumerated().map { row($0.offset + 1, $0.element) })</tbody></table>
        """
    }

    private func row(_ number: Int, _ line: Line) -> Markup {
        """
        <tr><td>\(number)</td><td><span class="verdict \(line.grade)">\(line.grade)</span> \(line.subject)<p class="words">\(line.words)</p></td>\
        <td>\(line.was)</td><td>\(line.now)</td></tr>
        """
    }

    private func figure(_ page: Page) -> Markup {
        guard let picture = page.picture, picture.width > 0 else { return "<p>No picture could be taken.</p>" }
        let low = page.differences.flatMap { [$0.box, $0.oldBox] }.compactMap { $0 }.map { $0.y + $0.height }.max()
        let height = min(picture.height, max(700, (low ?? 0) + 60))
        let data = Data(picture.png).base64EncodedString()
        return """
            <svg viewBox="0 0 \(Self.number(picture.width)) \(Self.number(height))" role="img" aria-label="Masked picture of \(page.title)">
            <image href="data:image/png;base64,\(data)" x="0" y="0" width="\(Self.number(picture.width))" height="\(Self.number(picture.height))"/>
            \(page.differences.enumerated().flatMap { boxes($0.offset + 1, $0.element) })
            </svg>
            """
    }

    /// Where a thing stood, dashed, and where it is; what is gone has its number where it stood.
    private func boxes(_ number: Int, _ line: Line) -> [Markup] {
        let now = line.box.flatMap { $0.width > 0 ? $0 : nil }
        let drawn = [line.oldBox.map { Self.box($0, "old") }, now.map { Self.box($0, line.grade) }].compactMap { $0 }
        guard let place = now ?? line.oldBox else { return drawn }
        let (x, y) = (Self.number(place.x + place.width + 8), Self.number(place.y + place.height / 2 + 7))
        let words = now == nil ? "\(number) missing" : "\(number)"
        return drawn + ["<text class=\"\(line.grade)\" x=\"\(x)\" y=\"\(y)\">\(words)</text>"]
    }

    private static func box(_ box: Box, _ kind: String) -> Markup {
        """
        <rect class="\(kind)" x="\(number(box.x - 3))" y="\(number(box.y - 3))" width="\(number(box.width + 6))" height="\(number(box.height + 6))"/>
        """
    }

    private var unseenSection: Markup {
        """
        <section aria-labelledby="unseen"><h2 id="unseen">Not seen: \(unseen.count) of \(total) pages</h2>
        <ul>\(unseen.map { "<li><b>\($0.title)</b>: \($0.why)</li>" as Markup })</ul></section>
        """
    }

    private static func number(_ value: Double) -> String { String(Int(value.rounded())) }
}
