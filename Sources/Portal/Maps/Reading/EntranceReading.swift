import Yams

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

extension Entrance {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: LoginPage.keys + ["by"]) else { return nil }
        guard object.has("by") else {
            guard let page = LoginPage(object) else { return nil }
            self = .page(page)
            return
        }
        for key in LoginPage.keys where object.has(key) {
            object.note("where the browser signs in by itself, “login” says nothing but “by”", at: key)
        }
        guard let way: BrowserSignIn = object.optional("by", { $0.word() }) else { return nil }
        self = .browser(way)
    }
}

/// Where a portal shows who is signed in: a selector, or `{ shown: false }`.
struct ShownAccount {
    let css: String?

    init?(_ node: MapNode) {
        guard node.node.mapping != nil else {
            guard let css = node.text else { return nil }
            self.css = css
            return
        }
        guard let object = MapObject(node, keys: ["shown"]) else { return nil }
        guard let isShown = object.require("shown", \.truth) else { return nil }
        if isShown { object.note("expected false: where the account is shown, name its element", at: "shown") }
        css = nil
    }
}

extension LoginPage {
    static let keys =
        MappedPage.keys + [
            "origin", "username", "password", "submit", "refused", "second", "success",
        ]

    init?(_ object: MapObject) {
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
            origin: object.optional("origin", \.origin), second: object.optional("second", SecondStep.init))
    }
}

extension SecondStep {
    init?(_ node: MapNode) {
        let keys = MappedPage.keys + ["press", "request", "refused", "seconds"]
        guard let object = MapObject(node, keys: keys) else { return nil }
        let press = object.optional("press", MappedControl.init)
        let page = MappedPage(object, id: Self.id, tabs: nil, controls: press.map { [$0] } ?? [])
        let request = object.require("request", \.requestID)
        let refused = object.require("refused", \.text)
        let seconds = object.has("seconds") ? object.optional("seconds", \.number) : 60
        guard let page, let request, let refused, let seconds else { return nil }
        self.init(page: page, press: press, request: request, refused: refused, seconds: seconds)
    }
}

extension Beginning {
    init?(_ node: MapNode) {
        guard let object = MapObject(node, keys: MappedPage.keys + ["frame", "press", "request", "draft"]) else {
            return nil
        }
        let press = object.optional("press", MappedControl.init)
        if object.has("request"), !object.has("press") {
            object.note("a request needs a “press” that makes it", at: "request")
        }
        let page = MappedPage(object, id: "begin", tabs: nil, controls: press.map { [$0] } ?? [])
        let request = object.optional("request", \.requestID)
        let draft = object.optional("draft", ShownID.init)
        guard let page else { return nil }
        self.init(page: page, press: press, request: request, draft: draft)
    }
}
