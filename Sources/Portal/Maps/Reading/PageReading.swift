extension MappedPage {
    /// The keys of every page, whatever it is for; `frame` is none of a sign-in's: no secret is typed in a frame.
    static let keys = [
        "title", "open", "path", "fragment", "landmark", "form", "scope", "ignored", "visible", "unfold",
    ]

    init?(_ node: MapNode, tabs: TabStrip?) {
        guard let object = MapObject(node, keys: Self.keys + ["frame", "id", "fields", "save", "keep"]) else {
            return nil
        }
        let id = object.require("id") { $0.newName(among: "pages") }
        let fields = object.require("fields") { $0.list(MappedField.init) }
        let save = object.optional("save", MappedPress.init)
        let keep = object.optional("keep", MappedPress.init)
        guard let id, let fields else { return nil }
        let shown = Set(fields.filter { $0.kind == .shown }.map(\.id))
        for name in fields.compactMap(\.shownBy) where !shown.contains(name) {
            node.note("“\(name)” is no shown field of this page")
        }
        self.init(object, id: id, tabs: tabs, fields: fields, save: save, keep: keep)
    }

    init?(
        _ object: MapObject, id: String, tabs: TabStrip?, fields: [MappedField] = [], save: MappedPress? = nil,
        keep: MappedPress? = nil, controls: [MappedControl] = []
    ) {
        let title = object.require("title", \.text)
        let opening = object.has("open") ? object.optional("open", PageOpening.init) : .follows
        let landmark = object.require("landmark", Landmark.init)
        let form = object.optional("form", MappedForm.init)
        guard let title, let opening, let landmark else { return nil }
        self.init(
            id: id, title: title, path: object.optional("path", \.pattern), opening: opening, landmark: landmark,
            form: form, scope: object.optional("scope", \.text) ?? form?.css, ignored: object.list("ignored", \.text),
            tabs: tabs, fields: fields, save: save, keep: keep, controls: controls,
            visible: object.list("visible", \.text), unfold: object.list("unfold", \.text),
            fragment: object.optional("fragment", \.pattern), frame: object.optional("frame", PageFrame.init))
    }
}

extension PageFrame {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "path"]) else { return nil }
        let css = object.require("css", \.text)
        let path = object.require("path", \.pattern)
        guard let css, let path else { return nil }
        self.init(css: css, path: path)
    }
}

extension PageOpening {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["address", "press"]) else { return nil }
        let address = object.optional("address", \.template).map(Self.address)
        let press = object.optional("press", MappedControl.init).map(Self.press)
        guard object.has("address") != object.has("press") else {
            node.note("expected exactly one of address and press")
            return nil
        }
        guard let opening = address ?? press else { return nil }
        self = opening
    }
}

extension Landmark {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "text"]) else { return nil }
        let css = object.require("css", \.text)
        let text = object.require("text", \.text)
        guard let css, let text else { return nil }
        self.init(css: css, text: text)
    }
}

extension MappedForm {
    private enum Method: String, CaseIterable {
        case get
        case post
    }

    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "method", "action"]) else { return nil }
        let css = object.require("css", \.text)
        let action = object.require("action", \.pattern)
        let method: Method? = object.has("method") ? object.optional("method") { $0.word() } : .post
        guard let css, let action, let method else { return nil }
        self.init(css: css, method: method.rawValue, action: action)
    }
}

extension TabStrip {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "texts"]) else { return nil }
        let css = object.require("css", \.text)
        let texts = object.require("texts", \.texts)
        guard let css, let texts else { return nil }
        self.init(css: css, texts: texts)
    }
}
