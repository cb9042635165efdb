@testable import WebDriver

extension Trial {
    private static func ask(_ bench: Bench) async throws {
        _ = try await bench.session.execute("setTimeout(() => { document.title = String(prompt('Who?')) }, 0)")
        try await bench.session.wait(for: .dialog)
    }

    private static func cookie(_ bench: Bench) async throws {
        try await bench.session.addCookie(Cookie(name: "c", value: Secret("v")))
    }

    /// Documents, cookies, actions, dialogs, pictures (WebDriver, sections 13 to 18).
    static let document: [Trial] = [
        Trial(.pageSource) {
            try $0.require(try await $0.session.pageSource().reveal().contains("Hello  there"), "another")
        },
        Trial(.execute("", [])) {
            try $0.require(try await $0.session.execute("return arguments[0] + 1", [1]) == 2, "another value")
        },
        Trial(.executeAsync("", [])) {
            try $0.require(try await $0.session.executeAsync("arguments[1](arguments[0] + 1)", [1]) == 2, "another")
        },
        Trial(.cookies) {
            try await cookie($0)
            try $0.require(try await $0.session.cookies().map(\.name) == ["c"], "another")
        },
        Trial(.cookie("name")) {
            try await cookie($0)
            try $0.require(try await $0.session.cookie("c").value.reveal() == "v", "another")
        },
        Trial(.addCookie(Cookie(name: "", value: Secret("")))) {
            try await cookie($0)
            try $0.require(try await $0.session.execute("return document.cookie") == "c=v", "another")
        },
        Trial(.deleteCookie("name")) {
            try await cookie($0)
            try await $0.session.deleteCookie("c")
            try $0.require(try await $0.session.execute("return document.cookie") == "", "still there")
        },
        Trial(.deleteAllCookies) {
            try await cookie($0)
            try await $0.session.deleteAllCookies()
            try $0.require(try await $0.session.execute("return document.cookie") == "", "still there")
        },
        Trial(.performActions(Actions())) {
            try await $0.session.send(.performActions(Actions().click(on: $0.element("go"))))
            try $0.require(try await $0.session.execute("return clicks") == 1, "not one click")
        },
        Trial(.releaseActions) {
            try await $0.session.send(.performActions(Actions().move(to: $0.element("go")).pointerDown()))
            try await $0.session.releaseActions()
            try $0.require(try await $0.session.execute("return clicks") == 1, "not released")
        },
        Trial(.dismissAlert) {
            try await ask($0)
            try await $0.session.dismissAlert()
            try await $0.session.wait(for: .title("null"))
        },
        Trial(.acceptAlert) {
            try await ask($0)
            try await $0.session.acceptAlert()
            try await $0.session.wait(for: .title(""))
        },
        Trial(.alertText) { bench in
            try await ask(bench)
            let text = try await bench.session.alertText()
            try await bench.session.dismissAlert()
            try bench.require(text == "Who?", "another")
        },
        Trial(.sendAlertText("")) {
            try await ask($0)
            try await $0.session.sendAlertText("Ann")
            try await $0.session.acceptAlert()
            try await $0.session.wait(for: .title("Ann"))
        },
        Trial(.takeScreenshot) { _ = try await $0.session.takeScreenshot() },
        Trial(StandardCommands.element.map { .screenshot(of: $0) } ?? .status) {
            let width = try await $0.session.takeScreenshot(of: $0.element("area")).withPNGBytes { png in
                (16..<20).reduce(0) { $0 << 8 | Int(png.unsafeLoad(fromByteOffset: $1, as: UInt8.self)) }
            }
            try $0.require(width == 90, "another width")
        },
        Trial(.printPage(PrintOptions())) {
            let head = try await $0.session.printPage().withPDFBytes { pdf in
                (0..<5).map { pdf.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
            }
            try $0.require(head == Array("%PDF-".utf8), "no PDF")
        },
    ]
}
