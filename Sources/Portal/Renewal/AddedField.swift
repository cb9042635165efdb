/// A control that a portal has and the map does not, as a field that a person wants in the map.
package struct AddedField: Hashable, Sendable {
    /// Where its value comes from: a person says it.
    package enum Source: Hashable, Sendable {
        /// A path in the packet.
        case packet(String)
        /// A text, as the map's `value`.
        case value(String)

        var entry: (key: String, text: String) {
            switch self {
            case .packet(let path): ("packet", path)
            case .value(let text): ("value", text)
            }
        }
    }

    /// The page's name in the map.
    package let page: String
    /// The field's name in the map.
    package let id: String
    private let element: PageSurvey.Element
    private let source: Source
    /// Whether a review shows it, rather than that it is entered.
    private let isShown: Bool

    /// A field for a control that was found on a page.
    package init(_ element: PageSurvey.Element, on page: String, from source: Source) {
        self.init(element, id: Self.name(of: element), page, source, isShown: false)
    }

    private init(_ element: PageSurvey.Element, id: String, _ page: String, _ source: Source, isShown: Bool) {
        self.element = element
        self.id = id
        self.page = page
        self.source = source
        self.isShown = isShown
    }

    /// What the field would be called: by its id, else by its form name.
    package static func name(of element: PageSurvey.Element) -> String {
        let text = element.described.id.isEmpty ? element.described.name : element.described.id
        let plain = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let words = String(plain).split(separator: "-").joined(separator: "-")
        return words.first?.isLetter == true ? words : "field" + (words.isEmpty ? "" : "-" + words)
    }

    /// The same value where the review shows it under the same label, if it does so in one place.
    package func shown(on survey: PageSurvey, review: String) -> AddedField? {
        let places = survey.content.elements.filter {
            ["dd", "output", "td"].contains($0.described.tag) && $0.described.label == element.described.label
                && !$0.locators.isEmpty
        }
        guard survey.page == review, places.count == 1, let place = places.first else { return nil }
        return AddedField(place, id: id, review, source, isShown: true)
    }

    /// The list of map.yaml that it stands in.
    var place: [String] { isShown ? ["review", "values"] : ["pages", page, "fields"] }

    /// Its keys and values, in the map's order.
    ///
    /// - Throws: that it is of a kind that only a person writes into a map.
    func entries() throws(MapError) -> [(key: String, text: String)] {
        guard let css = element.locators.first else { throw unusable("no selector finds it alone") }
        let (source, place) = (self.source.entry, [(key: "css", text: css)])
        guard !isShown else { return [("id", id)] + place + [source] }
        guard let label = element.described.label, !label.isEmpty else { throw unusable("the page shows no label") }
        let name: [(key: String, text: String)] = [("name", element.described.name)]
        let kind = try kind().map { [(key: "kind", text: $0)] } ?? []
        return [("id", id), ("label", label)] + kind + (css == "#\(id)" ? [] : place)
            + (element.described.name == id.replacing("-", with: "_") ? [] : name) + [source]
    }

    private func kind() throws(MapError) -> String? {
        switch (element.described.tag, element.described.type) {
        case ("textarea", _): return "textarea"
        case ("select", "select-one"): return "select"
        case ("input", "checkbox"): return "checkbox"
        case ("input", "text"), ("input", "number"), ("input", "email"), ("input", "date"), ("input", "tel"):
            return nil
        default: throw unusable("a \(element.described.tag) \(element.described.type) is for a person")
        }
    }

    private func unusable(_ reason: String) -> MapError {
        MapError(file: "map.yaml", "\(page).\(id) cannot be added by a tool: \(reason)")
    }

    /// A line for CHANGES.md.
    var line: String {
        "\(page).\(id): new, \(source.entry.key) \(source.entry.text), “\(element.described.label ?? "")” "
            + (element.locators.first ?? "")
    }
}
