extension ElementLocator {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "label", "role", "name", "xpath", "caption"]) else {
            return nil
        }
        let found = [
            object.optional("css", \.text).map(Self.css), object.optional("label", \.text).map(Self.label),
            object.optional("xpath", \.text).map(Self.xpath), object.optional("caption", \.text).map(Self.caption),
            Self.role(object),
        ]
        .compactMap { $0 }
        guard found.count == 1, let locator = found.first else {
            node.note("expected exactly one of css, label, role with name, xpath, caption")
            return nil
        }
        self = locator
    }

    /// What an object is found by first: `css`, or `by` for a locator of any other kind; nil where it states neither.
    init?(firstOf object: MapObject) {
        if object.has("css"), object.has("by") { object.node.note("“css” and “by” are two ways to say the same") }
        let css = object.optional("css", \.text).map(Self.css)
        guard let first = css ?? object.optional("by", Self.init) else { return nil }
        self = first
    }

    /// Whether it goes by a text that the page does not tie to the control.
    var isCaption: Bool {
        if case .caption = self { true } else { false }
    }

    private static func role(_ object: MapObject) -> Self? {
        guard let role = object.optional("role", \.text) else { return nil }
        return object.require("name", \.text).map { .role(role, name: $0) }
    }
}

extension MappedControl {
    static let keys = ["css", "by", "label", "also"]

    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: Self.keys) else { return nil }
        self.init(object)
    }

    init?(_ object: MapObject) {
        let css = object.has("by") ? nil : object.require("css", \.text)
        let first = css.map(ElementLocator.css) ?? ElementLocator(firstOf: object)
        let label = object.require("label", \.text)
        guard let first, let label else { return nil }
        if first.isCaption { object.node.note("a button is not found by a caption: its own text is its label") }
        self.init(locators: [first] + object.list("also", ElementLocator.init), label: label)
    }
}

extension MappedPress {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: MappedControl.keys + ["request", "settles"]) else { return nil }
        let control = MappedControl(object)
        let request = object.require("request", \.requestID)
        guard let control, let request else { return nil }
        self.init(control: control, request: request, settles: object.optional("settles", Settlement.init))
    }
}

extension ShownID {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "pattern"]) else { return nil }
        let css = object.require("css", \.text)
        let pattern = object.require("pattern", \.pattern)
        guard let css, let pattern else { return nil }
        self.init(css: css, pattern: pattern)
    }
}

extension ValueSource {
    static let keys = ["packet", "equals", "value", "otherwise"]

    /// `packet`, `value`, or `packet` with `equals` and `value`; nil without a note where none of them stands.
    init?(_ object: MapObject) {
        let path = object.optional("packet", \.packetPath)
        let text = object.optional("value", \.template)
        if object.has("otherwise"), !object.has("equals") {
            object.node.note("the key “otherwise” goes with packet, equals and value")
        }
        switch (object.has("packet"), object.has("equals"), object.has("value")) {
        case (true, true, true):
            guard let path, let wanted = object.optional("equals", \.text), let text else { return nil }
            self = .when(path, equals: wanted, text: text.source, otherwise: object.optional("otherwise", \.text))
        case (true, false, false):
            guard let path else { return nil }
            self = .packet(path)
        case (false, false, true):
            guard let text else { return nil }
            self = .text(text)
        case (false, false, false): return nil
        default:
            object.node.note("expected packet, or value, or all of packet, equals and value")
            return nil
        }
    }

    /// A value that stands alone: `{ packet: PATH }`.
    init?(alone node: MapNode) {
        guard let object = MapObject(node, keys: Self.keys) else { return nil }
        if !Self.isStated(in: object) { node.note("expected the key “packet” or “value”") }
        self.init(object)
    }

    static func isStated(in object: MapObject) -> Bool { keys.contains(where: object.has) }
}
