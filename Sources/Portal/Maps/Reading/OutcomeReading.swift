extension Confirmation {
    private static let keys = [
        "path", "landmark", "requestID", "status", "echoes", "contradictions", "visible", "unfold",
        "certificate", "fragment", "sameDocument", "frame",
    ]

    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: Self.keys) else { return nil }
        let path = object.require("path", \.pattern)
        let landmark = object.require("landmark", Landmark.init)
        let requestID = object.require("requestID", ShownID.init)
        let status = object.require("status", Status.init)
        let echoes = object.require("echoes") { $0.list(ShownValue.init) }
        let contradictions = object.list("contradictions", Contradiction.init)
        guard let path, let landmark, let requestID, let status, let echoes else { return nil }
        self.init(
            path: path, landmark: landmark, requestID: requestID, status: status, echoes: echoes,
            contradictions: contradictions, visible: object.list("visible", \.text),
            unfold: object.list("unfold", \.text),
            certificate: object.optional("certificate", OfferedCertificate.init),
            isSameDocument: object.optional("sameDocument", \.truth) ?? false,
            fragment: object.optional("fragment", \.pattern), frame: object.optional("frame", PageFrame.init))
    }
}

extension OfferedCertificate {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "address", "serial", "extendedKeyUsages"]) else { return nil }
        let shown = object.optional("css", \.text).map(Place.shown)
        let downloaded = object.optional("address", \.text).map(Place.downloaded)
        if object.has("css") == object.has("address") { node.note("expected exactly one of css and address") }
        let usages = object.require("extendedKeyUsages") { $0.list(ValueSource.init(alone:)) }
        guard let place = shown ?? downloaded, let usages else { return nil }
        self.init(place: place, serial: object.optional("serial", \.text), extendedKeyUsages: usages)
    }
}

extension Confirmation.Status {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "oneOf"]) else { return nil }
        let css = object.require("css", \.text)
        let oneOf = object.require("oneOf") { $0.list(\.template) }
        guard let css, let oneOf else { return nil }
        self.init(css: css, oneOf: oneOf)
    }
}

extension Confirmation.Contradiction {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "words"]) else { return nil }
        let css = object.require("css", \.text)
        let words = object.require("words", \.text)
        guard let css, let words else { return nil }
        self.init(css: css, words: words)
    }
}

extension Reconciliation {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["class", "lookup", "quietSeconds"]) else { return nil }
        let strength: Strength? = object.require("class") { $0.word() }
        let lookup = object.optional("lookup", Lookup.init)
        let quiet = object.optional("quietSeconds", \.text).map { Int64($0) ?? -1 } ?? 900
        if quiet < 0 { node.note("quietSeconds is a number of seconds, 0 or more") }
        guard let strength else { return nil }
        if (strength == .none) == object.has("lookup") {
            node.note("a class other than none needs a lookup, none has none")
        }
        self.init(strength: strength, lookup: lookup, quietSeconds: quiet)
    }
}

extension Reconciliation.Lookup {
    init?(_ node: MapNode) {
        let keys = ["address", "landmark", "rows", "id", "status", "key", "opens"]
        guard let object = MapObject(node, keys: keys) else { return nil }
        let address = object.require("address", \.template)
        let landmark = object.require("landmark", Landmark.init)
        let rows = object.require("rows", \.text)
        let id = object.require("id", ShownID.init)
        let key = object.require("key", ShownValue.init)
        guard let address, let landmark, let rows, let id, let key else { return nil }
        self.init(
            address: address, landmark: landmark, rows: rows, id: id, status: object.optional("status", \.text),
            key: key, opens: object.optional("opens", Reconciliation.RowOpening.init))
    }
}

extension Reconciliation.RowOpening {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["link", "landmark", "atMost"]) else { return nil }
        let link = object.require("link", \.text)
        let landmark = object.require("landmark", Landmark.init)
        let limit = object.require("atMost", \.number)
        guard let link, let landmark, let limit else { return nil }
        self.init(link: link, landmark: landmark, limit: limit)
    }
}

extension DraftControls {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["list", "rows", "id", "reopen", "abandon"]) else { return nil }
        let list = object.require("list", \.template)
        let rows = object.require("rows", \.text)
        let id = object.require("id", ShownID.init)
        let reopen = object.require("reopen", \.template)
        let abandon = object.optional("abandon", MappedPress.init)
        guard let list, let rows, let id, let reopen else { return nil }
        self.init(list: list, rows: rows, id: id, reopen: reopen, abandon: abandon)
    }
}
