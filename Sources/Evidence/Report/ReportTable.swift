/// A section with a table; the table scrolls by itself where it is too wide.
struct ReportTable {
    let id: String
    let title: String
    let caption: String
    let heads: [String]
    let rows: [[Markup]]
    /// What to say where there are no rows.
    var empty = "None."

    var markup: Markup {
        rows.isEmpty
            ? """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2><p>\(empty)</p></section>
            """
            : """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>
            <div class="wide" role="group" aria-labelledby="\(id)" tabindex="0"><table>
            <caption>\(caption)</caption>
            <thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as Markup })</tr></thead>
            <tbody>
            \(rows.map(Self.row))
            </tbody></table></div></section>
            """
    }

    private static func row(_ cells: [Markup]) -> Markup {
        let rest = cells.dropFirst().map { "<td>\($0)</td>" as Markup }
        return "<tr><th scope=\"row\">\(Array(cells.prefix(1)))</th>\(rest)</tr>"
    }

    /// A list of sentences, or nothing.
    static func list(_ sentences: [String]) -> Markup {
        sentences.isEmpty ? "" : "<ul>\(sentences.map { "<li>\($0)</li>" as Markup })</ul>"
    }

    /// A sign that also says in words what it means.
    static func mark(_ isGood: Bool, _ words: String) -> Markup {
        "<span class=\"\(isGood ? "good" : "bad")\"><span aria-hidden=\"true\">\(isGood ? "✓" : "✗")</span> \(words)</span>"
    }

    /// A digest, which breaks anywhere.
    static func code(_ text: String) -> Markup { "<code>\(text)</code>" }
}
