extension VendorBuild {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: ["css", "pattern", "accepts"]) else { return nil }
        let css = object.require("css", \.text)
        let pattern = object.require("pattern", \.pattern)
        let accepts = object.require("accepts", \.texts)
        guard let css, let pattern, let accepts else { return nil }
        self.init(css: css, pattern: pattern, accepts: accepts)
    }
}

extension LoginPage {
    private static let keys = MappedPage.keys + ["origin", "username", "password", "submit", "refused", "success"]

    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: Self.keys) else { return nil }
        let username = object.require("username") { MappedField(credential: $0, id: "username", kind: .text) }
        let password = object.require("password") { MappedField(credential: $0, id: "password", kind: .password) }
        let submit = object.require("submit", MappedPress.init)
        let refused = object.require("refused", \.text)
        let success = object.require("success", \.pattern)
        let page = MappedPage(
            object, id: "login", tabs: nil, fields: [username, password].compactMap { $0 },
            controls: submit.map { [$0.control] } ?? [])
        guard let page, let username, let password, let submit, let refused, let success else { return nil }
        self.init(
            page: page, username: username.id, password: password.id, submit: submit, refused: refused,
            success: success,
            origin: object.optional("origin", \.origin))
    }
}

extension Beginning {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: MappedPage.keys + ["frame", "press", "request", "draft"]) else {
            return nil
        }
        let press = object.require("press", MappedControl.init)
        let page = MappedPage(object, id: "begin", tabs: nil, controls: press.map { [$0] } ?? [])
        let request = object.optional("request", \.requestID)
        let draft = object.optional("draft", ShownID.init)
        guard let page, let press else { return nil }
        self.init(page: page, press: press, request: request, draft: draft)
    }
}
