extension MappedField {
    private static let keys =
        [
            "id", "label", "kind", "css", "by", "also", "name", "posts", "readBack", "reveal", "settles", "shownBy",
            "rows",
            "unlabelled", "unnamed", "choose",
        ] + ValueSource.keys

    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: Self.keys) else { return nil }
        let id = object.require("id") { $0.newName(among: "fields") }
        let label = object.require("label", \.text)
        let kind: FieldKind? = object.has("kind") ? object.optional("kind") { $0.word() } : .text
        let rows = object.optional("rows", RepeatedRows.init)
        let value = ValueSource(object)
        guard let id, let label, let kind else { return nil }
        Self.check(object, kind: kind)
        guard let readBack = Self.readBack(object, kind: kind) else { return nil }
        let first = ElementLocator(firstOf: object) ?? .css("#\(id)")
        let choice: OptionChoice? = object.optional("choose") { $0.word() }
        self.init(
            id: id, label: label, kind: kind, locators: Self.locators(first, object, kind: kind, label: label),
            name: Self.name(object, id: id, kind: kind), value: value, readBack: readBack,
            reveal: object.optional("reveal", \.truth) ?? false,
            settles: object.optional("settles", Settlement.init), shownBy: object.optional("shownBy", \.text),
            rows: rows, isLabelled: object.optional("unlabelled", \.truth) != true && !first.isCaption,
            choice: choice ?? .value, posts: object.optional("posts", \.text).flatMap { $0 == "false" ? nil : $0 },
            isPosted: object.optional("posts", \.text) != "false")
    }

    /// A control of the login page: its value comes from the credentials, never from the map.
    init?(credential node: MapNode, id: String, kind: FieldKind) {
        guard let object = MapObject(node, keys: ["label", "css", "also", "name"]) else { return nil }
        let label = object.require("label", \.text)
        let css = object.require("css", \.text)
        guard let label, let css else { return nil }
        self.init(
            id: id, label: label, kind: kind, locators: Self.locators(.css(css), object, kind: kind, label: label),
            name: object.optional("name", \.text) ?? id, value: nil,
            readBack: kind == .password ? .none : .value, reveal: false, settles: nil, shownBy: nil, rows: nil)
    }

    private static func check(_ object: MapObject, kind: FieldKind) {
        if kind == .password { object.node.note("a password stands only under login") }
        if object.has("choose"), kind != .select { object.node.note("only an option of a select is chosen") }
        if object.has("unnamed"), object.has("name") { object.node.note("“unnamed” has no “name”") }
        if object.has("posts"), object.has("unnamed") {
            object.node.note("“posts” says what the control's value is posted as: leave “unnamed” out")
        }
        if object.has("shownBy"), kind != .file { object.node.note("only a file is shown by another field") }
        if (kind == .rows) != object.has("rows") { object.node.note("kind rows and the key “rows” go together") }
        if (kind == .rows) == ValueSource.isStated(in: object) {
            object.node.note(
                kind == .rows
                    ? "rows have no value of their own; their fields have" : "expected the key “packet” or “value”")
        }
    }

    /// Without `also` a control is known by its label as well: that explains where it went, and finds nothing else.
    private static func locators(
        _ first: ElementLocator, _ object: MapObject, kind: FieldKind, label: String
    ) -> [ElementLocator] {
        guard !object.has("by") else { return [first] + object.list("also", ElementLocator.init) }
        let isControl = kind != .rows && kind != .shown && object.optional("unlabelled", \.truth) != true
        let others = object.list("also", ElementLocator.init)
        return [first] + (others.isEmpty && isControl ? [.label(label)] : others)
    }

    private static func name(_ object: MapObject, id: String, kind: FieldKind) -> String? {
        if let name = object.optional("name", \.text) { return name }
        if object.optional("unnamed", \.truth) == true || object.has("posts") { return nil }
        switch kind {
        case .text, .password, .textarea, .select, .checkbox: return id.replacing("-", with: "_")
        case .combobox, .file, .rows, .shown: return nil
        }
    }

    private static func readBack(_ object: MapObject, kind: FieldKind) -> ReadBack? {
        guard object.has("readBack") else { return kind == .shown || kind == .combobox ? .text : .value }
        let stated: ReadBack? = object.optional("readBack") { $0.word() }
        if stated == ReadBack.none { object.node.note("every field but a password is read back") }
        return stated
    }
}

extension RepeatedRows {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["container", "row", "add", "remove", "fields"]) else { return nil }
        let container = object.require("container", \.text)
        let row = object.require("row", \.text)
        let add = object.require("add", MappedControl.init)
        let fields = object.require("fields") { $0.list(MappedField.init) }
        guard let container, let row, let add, let fields else { return nil }
        for field in fields
        where field.kind == .rows || field.kind == .file || field.settles != nil || field.choice == .text {
            node.note("“\(field.id)”: a row holds plain fields only")
        }
        self.init(
            container: container, row: row, add: add, remove: object.optional("remove", \.text), fields: fields)
    }
}

extension Settlement {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["request", "css", "text"]) else { return nil }
        let request = object.optional("request", \.requestID)
        let css = object.require("css", \.text)
        guard let css else { return nil }
        self.init(request: request, css: css, text: object.optional("text", \.text))
    }
}
