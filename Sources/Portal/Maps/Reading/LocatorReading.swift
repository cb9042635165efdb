extension ElementLocator {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "label", "role", "name", "xpath"]) else { return nil }
        let found = [
            object.optional("css", \.text).map(Self.css), object.optional("label", \.text).map(Self.label),
            object.optional("xpath", \.text).map(Self.xpath), Self.role(object),
        ]
        .compactMap { $0 }
        guard found.count == 1, let locator = found.first else {
            node.note("expected exactly one of css, label, role with name, xpath")
            return nil
        }
        self = locator
    }

    private static func role(_ object: MapObject) -> Self? {
        guard let role = object.optional("role", \.text) else { return nil }
        return object.require("name", \.text).map { .role(role, name: $0) }
    }
}

extension MappedControl {
    static let keys = ["css", "label", "also"]

    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: Self.keys) else { return nil }
        self.init(object)
    }

    init?(_ object: MapObject) {
        let css = object.require("css", \.text)
        let label = object.require("label", \.text)
        guard let css, let label else { return nil }
        self.init(locators: [.css(css)] + object.list("also", ElementLocator.init), label: label)
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
