extension FirstMap {
    /// The last page before the commit, with what it shows of the packet.
    var review: [String] {
        let page = outline.commit?.page
        let isReview = page != nil && !outline.pages.contains { $0.page?.path == page?.path }
        let known = isReview ? shown.filter { !$0.packet.isEmpty } : []
        let others = isReview ? shown.filter(\.packet.isEmpty) : []
        var lines = ["review:", "  title: \(Self.quoted(page?.heading ?? "Review"))"]
        lines += place(isReview ? page : nil)
        lines += others.map { "  # shown there too: \($0.css)" }
        guard !known.isEmpty else { return lines + ["  values: []"] }
        return lines + ["  values:"]
            + known.flatMap { value in
                [
                    "    - id: \(value.css.dropFirst())", "      css: \(Self.quoted(value.css))",
                    "      packet: \(Self.source(value.packet))",
                ]
            }
    }

    /// Commit, confirmation and what follows.
    var end: [String] {
        let page = outline.confirmation
        let mark = page?.marks.first { $0.text != outline.draft }
        let path = page.map { outline.pattern($0.path) } ?? Self.mark
        let id = mark.map { "{ css: \(Self.quoted($0.css)), pattern: \(Self.quoted(WalkOutline.kind(of: $0.text))) }" }
        return [
            "judged: []   # what the portal says of its own: warnings, queue, duplicates", "commit:",
            "  press: { css: \(css(outline.commit)), label: \(spoken(outline.commit)) }", "  request: submit",
            "confirmation:",
            "  path: \(Self.quoted(mark.map { path.replacing($0.text, with: WalkOutline.kind(of: $0.text)) } ?? path))",
            "  landmark: { css: h1, text: \(page?.heading.map(Self.quoted) ?? Self.mark) }",
            "  requestID: \(id ?? "{ css: \(Self.mark), pattern: \(Self.mark) }")",
            "  status: { css: \(Self.mark), oneOf: [\(Self.mark)] }",
        ] + echoes(besides: mark?.css) + ["  contradictions: []", "reconcile:", "  class: none"]
    }

    /// What the page after the commit shows of the packet.
    private func echoes(besides id: String?) -> [String] {
        let (known, others) = (confirmed.filter { $0.packet.count == 1 }, confirmed.filter { $0.packet.count != 1 })
        let comments = others.filter { $0.css != id }.map { "  # shown there too: \($0.css)" }
        guard !known.isEmpty else { return comments + ["  echoes: []"] }
        return comments + ["  echoes:"]
            + known.map {
                "    - { id: \($0.css.dropFirst()), css: \(Self.quoted($0.css)), packet: \(Self.quoted($0.packet[0])) }"
            }
    }
}
