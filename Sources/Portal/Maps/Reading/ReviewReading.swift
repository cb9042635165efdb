import Yams

extension ReviewPage {
    init?(_ node: MapNode, tabs: TabStrip?, commit: MappedControl?, pages: [MappedPage]) {
        guard let object = MapObject(node, keys: MappedPage.keys + ["frame", "values", "stamp", "again"]) else {
            return nil
        }
        guard !object.has("again") else {
            self.init(again: object, commit: commit, pages: pages)
            return
        }
        let values = object.require("values") { $0.list(ShownValue.init) }
        let stamp = object.optional("stamp", \.text)
        let page = MappedPage(object, id: "review", tabs: tabs, controls: commit.map { [$0] } ?? [])
        guard let page, let values else { return nil }
        self.init(page: page, values: values, stamp: stamp, again: nil)
    }

    /// The last page that was filled is the one that is submitted: it is the review page, fields and all.
    private init?(again object: MapObject, commit: MappedControl?, pages: [MappedPage]) {
        guard let id = object.optional("again", \.text), let last = pages.last, last.id == id else {
            object.note("expected the id of the last page: only what is on screen can be read once more", at: "again")
            return nil
        }
        for key in MappedPage.keys + ["frame", "values"] where object.has(key) {
            object.note("with “again” the page is described where it is filled", at: key)
        }
        if last.save != nil { object.note("a page that is saved is left; it cannot be read once more", at: "again") }
        let page = MappedPage(
            id: "review", title: last.title, path: last.path, opening: .follows, landmark: last.landmark,
            form: last.form,
            scope: last.scope, ignored: last.ignored, tabs: last.tabs, fields: last.fields, save: nil, keep: nil,
            controls: commit.map { [$0] } ?? [], visible: last.visible, unfold: last.unfold, fragment: last.fragment,
            frame: last.frame)
        self.init(page: page, values: [], stamp: object.optional("stamp", \.text), again: id)
    }
}

extension ShownValue {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["id", "label", "css", "reveal", "digest"] + ValueSource.keys) else {
            return nil
        }
        let list = String(node.path.prefix { $0 != "[" })
        let id = object.require("id") { $0.newName(among: list) }
        let css = object.require("css", \.text)
        if !ValueSource.isStated(in: object) { node.note("expected the key “packet” or “value”") }
        guard let id, let css, let value = ValueSource(object) else { return nil }
        self.init(
            id: id, label: object.optional("label", \.text), css: css, value: value,
            reveal: object.optional("reveal", \.truth) ?? false, digest: object.optional("digest") { $0.word() })
    }
}

extension JudgedRegion {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["id", "pages", "panel", "css", "demand", "words"]) else { return nil }
        let id = object.require("id") { $0.newName(among: "judged") }
        let pages = object.has("pages") ? object.list("pages", \.pageID) : ["review"]
        let css = object.require("css", \.text)
        let demand = object.require("demand", RegionDemand.init)
        let words = object.require("words", \.text)
        let panel = object.optional("panel", \.text)
        guard let id, let css, let demand, let words else { return nil }
        self.init(id: id, pages: pages, panel: panel, css: css, demand: demand, words: words)
    }
}

extension RegionDemand {
    init?(_ node: MapNode) {
        if node.node.scalar?.string == "empty" {
            self = .empty
            return
        }
        guard let object = MapObject(node, keys: ["equals", "count"]) else { return nil }
        let equals = object.optional("equals", \.texts).map(Self.equals)
        let count = object.optional("count", \.number).map(Self.count)
        guard object.has("equals") != object.has("count") else {
            node.note("expected “empty”, or one of equals and count")
            return nil
        }
        guard let demand = equals ?? count else { return nil }
        self = demand
    }
}

extension Commit {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["press", "request", "prelude", "dialogs"]) else { return nil }
        let control = object.require("press", MappedControl.init)
        let request = object.require("request", \.requestID)
        let prelude = object.list("prelude", \.requestID)
        let dialogs = object.list("dialogs", \.text)
        guard let control, let request else { return nil }
        self.init(control: control, request: request, prelude: prelude, dialogs: dialogs)
    }
}
