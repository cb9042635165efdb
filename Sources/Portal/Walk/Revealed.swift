extension SelectorMap {
    /// Whether the commit's own body carries none of the pages' values.
    package var commitNamesOnlyADraft: Bool {
        request(commit.request)?.carries.isEmpty ?? true
    }

    /// The selectors of everything that may be legible in a picture of a page.
    func revealed(on page: MappedPage) -> [String] {
        var selectors = visible + page.visible
        selectors += page.fields.flatMap(\.revealed)
        if page.id == review.page.id { selectors += review.values.filter(\.reveal).map(\.css) }
        selectors += regions(on: page.id).map(\.css)
        return selectors
    }

    /// The selectors of everything that may be legible on the confirmation.
    var revealedOnConfirmation: [String] {
        let page = confirmation
        return visible + page.visible + [page.requestID.css, page.status.css]
            + page.echoes.filter(\.reveal).map(\.css)
    }
}

extension MappedField {
    fileprivate var revealed: [String] {
        if let rows {
            return rows.fields.flatMap(\.revealed).map { "\(rows.container) \(rows.row) \($0)" }
        }
        guard reveal, case .css(let selector)? = locators.first else { return [] }
        return [selector]
    }
}
