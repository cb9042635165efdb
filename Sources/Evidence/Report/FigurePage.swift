/// Figures as one page for a person, in the style of the evidence's report: a bar each, and a table of its parts.
package struct FigurePage: Sendable {
    /// One figure.
    package struct Row: Sendable {
        let title: String
        let numerator: Int
        let denominator: Int
        let parts: [(name: String, count: Int)]

        /// Takes every part as given.
        package init(title: String, numerator: Int, denominator: Int, parts: [(name: String, count: Int)]) {
            self.title = title
            self.numerator = numerator
            self.denominator = denominator
            self.parts = parts
        }
    }

    let title: String
    /// What was counted, and what was not, a sentence each.
    let notes: [String]
    let rows: [Row]

    /// Takes every part as given.
    package init(title: String, notes: [String], rows: [Row]) {
        self.title = title
        self.notes = notes
        self.rows = rows
    }

    /// The page.
    package var html: String {
        ReportPage(
            title: title, css: Self.css, header: "<header><h1>\(title)</h1>\(ReportTable.list(notes))</header>",
            main: rows.enumerated().map { section($0.offset, $0.element) }
        ).html
    }

    private func section(_ number: Int, _ row: Row) -> Markup {
        let share = row.denominator == 0 ? "none yet" : "\(row.numerator) of \(row.denominator)"
        return """
            <section aria-labelledby="figure-\(number)"><h2 id="figure-\(number)">\(row.title)</h2>
            <p class="summary">\(share)</p>
            \(bar(row, "\(row.title): \(share)"))
            \(parts(row))
            </section>
            """
    }

    private func bar(_ row: Row, _ words: String) -> Markup {
        guard row.denominator > 0 else { return "" }
        let width = 600 * row.numerator / row.denominator
        return """
            <svg class="bar" role="img" aria-label="\(words)" viewBox="0 0 600 24" width="600" height="24">
            <rect class="whole" x="0" y="0" width="600" height="24"/>
            <rect class="share" x="0" y="0" width="\(width)" height="24"/></svg>
            """
    }

    private func parts(_ row: Row) -> Markup {
        guard !row.parts.isEmpty else { return "" }
        let lines = row.parts.map { part -> Markup in
            "<tr><th scope=\"row\">\(part.name)</th><td>\(part.count)</td></tr>"
        }
        return """
            <table><caption>by kind</caption><thead><tr><th scope="col">kind</th><th scope="col">count</th></tr></thead>
            <tbody>\(lines)</tbody></table>
            """
    }

    private static let css =
        ReportStyle.css + " .bar { max-width: 100%; } .whole { fill: var(--line); } .share { fill: var(--good); }"
}
