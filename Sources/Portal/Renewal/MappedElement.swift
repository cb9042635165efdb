/// A field, button or shown value of a map as something that can be looked for on a page.
package struct MappedElement: Hashable, Sendable {
    /// Its name on its page: the field's id, or what a button does (`save`, `keep`, `press`, `submit`).
    package let key: String
    /// The selector it is worked by.
    package let css: String
    /// What the map says of it.
    package let described: DescribedElement
    /// Where it stands in map.yaml: keys, and ids of list elements.
    let place: [String]
    /// What it is.
    package let kind: Kind

    /// What a mapped element is.
    package enum Kind: Hashable, Sendable {
        /// A control that a value is entered into.
        case field
        /// A button, whose text stands in the map as `label`.
        case button
        /// A value that the portal shows, whatever it is.
        case shown
    }

    /// Everything of a page that is found by a selector of its own, in the map's order.
    package static func all(on page: MappedPage, of map: SelectorMap) -> [MappedElement] {
        let fields = page.fields.filter { $0.kind != .shown && $0.kind != .rows }
        let values = page.id == map.review.page.id ? map.review.values : []
        return fields.indices.compactMap { field(fields, $0, page, map) }
            + page.fields.filter { $0.kind == .shown }.compactMap { shown($0, page) }
            + values.map { shown($0, map) } + buttons(page, map)
    }

    private static func shown(_ field: MappedField, _ page: MappedPage) -> MappedElement? {
        guard case .css(let css)? = field.locators.first else { return nil }
        return MappedElement(
            key: field.id, css: css, described: DescribedElement(shown: field.label, css: css),
            place: ["pages", page.id, "fields", field.id], kind: .shown)
    }

    /// Where the map states no label for it, a review shows a value under the label of the field it was entered into.
    private static func shown(_ value: ShownValue, _ map: SelectorMap) -> MappedElement {
        let label = value.label ?? map.pages.lazy.flatMap(\.fields).first { $0.id == value.id }?.label
        return MappedElement(
            key: value.id, css: value.css, described: DescribedElement(shown: label, css: value.css),
            place: ["review", "values", value.id], kind: .shown)
    }

    private static func field(
        _ fields: [MappedField], _ index: Int, _ page: MappedPage, _ map: SelectorMap
    ) -> MappedElement? {
        let field = fields[index]
        guard case .css(let css)? = field.locators.first else { return nil }
        var described = DescribedElement(field: field, css: css)
        let around = [index - 2, index - 1, index + 1, index + 2].filter(fields.indices.contains)
        described.surroundings = around.map { fields[$0].label }.joined(separator: " ")
        let isLogin = page.id == map.login?.page.id
        return MappedElement(
            key: field.id, css: css, described: described,
            place: isLogin ? ["login", field.id] : ["pages", page.id, "fields", field.id], kind: .field)
    }

    private static func buttons(_ page: MappedPage, _ map: SelectorMap) -> [MappedElement] {
        let named: [(MappedControl?, String, [String])] =
            switch page.id {
            case map.login?.page.id: [(page.controls.first, "submit", ["login", "submit"])]
            case map.beginning.page.id: [(page.controls.first, "press", ["begin", "press"])]
            case map.review.page.id: [(page.controls.first, "commit", ["commit", "press"])]
            default:
                [
                    (page.save?.control, "save", ["pages", page.id, "save"]),
                    (page.keep?.control, "keep", ["pages", page.id, "keep"]),
                ]
            }
        return named.compactMap { control, key, place in
            guard let control, case .css(let css)? = control.locators.first else { return nil }
            return MappedElement(
                key: key, css: css, described: DescribedElement(control: control, css: css), place: place,
                kind: .button)
        }
    }
}

extension DescribedElement {
    /// What a map says of a field; what no map says is not known.
    init(field: MappedField, css: String) {
        switch field.kind {
        case .text: self.init(tag: "input", type: "text", role: "textbox")
        case .password: self.init(tag: "input", type: "password", role: "password")
        case .textarea: self.init(tag: "textarea", type: "textarea", role: "textbox")
        case .select: self.init(tag: "select", type: "select-one", role: "combobox")
        case .combobox: self.init(tag: "", type: "", role: "combobox")
        case .checkbox: self.init(tag: "input", type: "checkbox", role: "checkbox")
        case .file: self.init(tag: "input", type: "file", role: "file")
        case .rows, .shown: self.init(tag: "", type: "", role: "")
        }
        name = field.name ?? ""
        id = Self.id(css)
        label = field.label
        text = field.label
        link = ""
    }

    /// What a map says of a button.
    init(control: MappedControl, css: String) {
        self.init(tag: "button", type: "", role: "")
        id = Self.id(css)
        text = control.label
    }

    /// What a map says of a value that is shown.
    init(shown label: String?, css: String) {
        self.init(tag: "dd", type: "", role: "")
        id = Self.id(css)
        self.label = label
        text = label ?? ""
        link = ""
    }

    private init(tag: String, type: String, role: String) {
        self.init(tag: tag)
        self.type = type
        self.role = role
    }

    /// The id that a plain `#id` names; empty for any other selector.
    private static func id(_ css: String) -> String {
        let name = css.dropFirst()
        let isPlain = css.hasPrefix("#") && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return isPlain ? String(name) : ""
    }
}
