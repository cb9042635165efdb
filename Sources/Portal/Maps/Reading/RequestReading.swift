extension DeclaredRequest {
    private static let keys = [
        "purpose", "origin", "method", "path", "query", "when", "type", "body", "carries", "asks",
    ]

    init?(_ node: MapNode, id: String) {
        guard let object = MapObject(node, keys: Self.keys) else { return nil }
        let purpose: RequestPurpose? = object.require("purpose") { $0.word() }
        let origin = object.optional("origin", \.origin)
        let method = object.require("method", \.text)
        let path = object.require("path", \.pattern)
        let type: BodyType? = object.optional("type") { $0.word() }
        let when = object.optional("when", Self.tests) ?? []
        let body = object.optional("body", Self.rules) ?? []
        let carries = object.list("carries", \.pageID)
        let asks = object.optional("asks", Preflight.init)
        guard let purpose, let method, let path else { return nil }
        if !object.has("type"), object.has("body") || object.has("carries") || object.has("when") {
            node.note("a body needs the key “type”")
        }
        if (purpose == .prelude) != object.has("asks") {
            node.note("“asks” states what a prelude asks for, and only that")
        }
        if purpose == .prelude, method != "OPTIONS" || object.has("type") {
            node.note("a prelude is a preflight: its method is OPTIONS, and it has no body")
        }
        self.init(
            id: id, purpose: purpose, origin: origin, method: method, path: path,
            query: object.optional("query", \.pattern), when: when, type: type, body: body, carries: carries,
            asks: asks)
    }

    private static func tests(_ node: MapNode) -> [BodyTest]? {
        MapObject.members(of: node)?.compactMap { name, _, value in
            value.text.map { BodyTest(name: name, text: $0) }
        }
    }

    private static func rules(_ node: MapNode) -> [BodyRule]? {
        MapObject.members(of: node)?.compactMap { name, _, value in
            BodySource(value).map { BodyRule(name: name, source: $0) }
        }
    }
}

extension Preflight {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["method", "headers"]) else { return nil }
        let method = object.require("method", \.text)
        let headers = object.require("headers", \.texts)
        guard let method, let headers else { return nil }
        self.init(method: method, headers: headers)
    }
}

extension BodySource {
    init?(_ node: MapNode) {
        let others = ["draft", "page", "file", "opaque", "json", "empty"]
        guard let object = MapObject(node, keys: ValueSource.keys + others) else { return nil }
        let stated = others.filter(object.has)
        let values = ValueSource.isStated(in: object)
        guard stated.count + (values ? 1 : 0) == 1 else {
            node.note("expected exactly one of packet, value, \(others.joined(separator: ", "))")
            return nil
        }
        guard let source = values ? ValueSource(object).map(Self.value) : Self.other(object, stated[0]) else {
            return nil
        }
        self = source
    }

    /// What the leaves of a JSON text must be.
    private static func rules(_ node: MapNode) -> [BodyRule]? {
        MapObject.members(of: node)?.compactMap { name, _, value in
            BodySource(value).map { BodyRule(name: name, source: $0) }
        }
    }

    private static func other(_ object: MapObject, _ key: String) -> Self? {
        switch key {
        case "draft", "empty":
            guard object.optional(key, \.truth) == true else {
                object.node.note("expected \(key): true")
                return nil
            }
            return key == "draft" ? .draft : .empty
        case "json":
            return object.optional("json", rules).map(Self.json)
        case "page": return object.optional("page", \.text).map(Self.page)
        case "file": return object.optional("file", \.packetPath).map(Self.file)
        default: return object.optional("opaque", \.number).map(Self.opaque(maximumLength:))
        }
    }
}

extension BackgroundRequest {
    private enum Method: String, CaseIterable {
        case get = "GET"
        case head = "HEAD"
    }

    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["method", "path"]) else { return nil }
        let method: Method? = object.require("method") { $0.word() }
        let path = object.require("path", \.pattern)
        guard let method, let path else { return nil }
        self.init(method: method.rawValue, path: path)
    }
}
