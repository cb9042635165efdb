import WebDriver

/// What a page held when a run stopped on it, read before anything else is done to it (P8).
///
/// It holds what masks hide: it is only ever kept sealed.
package struct LastPage: Sendable {
    /// A control of the page with what stood in it.
    package struct Value: Sendable {
        /// The map's name of the field.
        package let field: String
        /// The label a person reads beside it.
        package let label: String
        /// Where the packet has its value; nil for a field of rows.
        package let source: String?
        /// What stood in it; empty for a file, which no page may read.
        package let entered: [String]
        /// Whether it is what the packet says; nil where a page shows no value.
        package let isAsApproved: Bool?
    }

    /// The map's name of the page.
    package let id: String
    /// Its title.
    package let title: String
    /// Address without query and fragment.
    package let address: String
    /// The texts of what shows which page it is.
    package let landmark: [String]
    /// Texts of the portal's own warnings and states, by the map's name of their region.
    package let said: [String: [String]]
    /// Texts of dialogs that stood open.
    package let dialogs: [String]
    /// Every mapped field, in the map's order.
    package let values: [Value]
    /// Whether the portal had saved these values.
    package let isSaved: Bool
}

extension PortalVisit {
    /// Reads every page that was worked on since the portal last saved, in the map's order; none before the first.
    ///
    /// In a portal that keeps one long form, that is all of it. A page that does not answer is left out.
    package func lastPages() async -> [LastPage] {
        guard !isLent else { return await pageInSight() }
        guard let current else { return [] }
        let own = map.pages.firstIndex { $0.id == current.id }
        let saved = map.pages.lastIndex { $0.title == progress.lastSaved }
        let worked = map.pages[(saved.map { $0 + 1 } ?? 0)...].prefix(through: own)
        var pages: [LastPage] = []
        for page in worked { if let read = await lastPage(page) { pages.append(read) } }
        if !worked.contains(where: { $0.id == current.id }), let read = await lastPage(current) { pages.append(read) }
        return pages
    }

    /// The one page that a person has gone to, wherever that is; none where the map knows no such page.
    private func pageInSight() async -> [LastPage] {
        let robots = frame
        defer { frame = robots }
        for page in map.pages + [map.review.page] {
            frame = page.frame
            let shown = (try? await texts(matching: [page.landmark.css]))?.first ?? []
            if shown == [page.landmark.text], let read = await lastPage(page) { return [read] }
        }
        return []
    }

    private func lastPage(_ page: MappedPage?) async -> LastPage? {
        guard let page, let state = try? await probe(page) else { return nil }
        let judged = map.regions(on: page.id).map { ($0.id, state.texts(.judged($0.id))) }
        return LastPage(
            id: page.id, title: page.title, address: String(state.url.prefix { $0 != "?" && $0 != "#" }),
            landmark: state.landmark, said: Dictionary(judged) { first, _ in first },
            dialogs: await inspector.dialogs, values: page.fields.flatMap { values(of: $0, state) },
            isSaved: progress.lastSaved == page.title && unsaved?.id != page.id)
    }

    private func values(of field: MappedField, _ state: PageState) -> [LastPage.Value] {
        guard let rows = field.rows else { return [value(of: field, state.fields[field.id])] }
        return rows.fields.map { column in
            let entered = (state.fields[field.id]?.rows ?? []).compactMap { $0[column.id]?.value(of: column.kind) }
            return LastPage.Value(
                field: "\(field.id).\(column.id)", label: column.label, source: column.value?.description,
                entered: entered, isAsApproved: (try? texts(of: column)).map { $0 == entered })
        }
    }

    private func value(of field: MappedField, _ found: FieldState?) -> LastPage.Value {
        let element = found?.element
        let entered: [String] =
            switch field.kind {
            case .password, .file: []
            case .shown, .combobox: found?.texts ?? []
            case .checkbox: element.map { [$0.checked ? "ticked" : "not ticked"] } ?? []
            case .text, .textarea, .select, .rows: element.map { [$0.value] } ?? []
            }
        let isComparable = [.text, .textarea, .select, .combobox, .shown].contains(field.kind)
        let isThere = element != nil || found?.texts.isEmpty == false
        let approved = isComparable && isThere ? try? texts(of: field) : nil
        return LastPage.Value(
            field: field.id, label: field.label, source: field.value?.description, entered: entered,
            isAsApproved: approved.map { $0 == entered })
    }
}

extension ArraySlice {
    /// What stands up to that index; all of it where there is none.
    fileprivate func prefix(through index: Int?) -> ArraySlice {
        guard let index else { return self }
        return index < startIndex ? self[startIndex..<startIndex] : self[startIndex...index]
    }
}
