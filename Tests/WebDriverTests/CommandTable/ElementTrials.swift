@testable import WebDriver

extension Trial {
    private static func stand(_ make: (Element) -> Command) -> Command {
        StandardCommands.element.map(make) ?? .status
    }

    private static func stand(_ make: (SearchContext) -> Command, shadow: Bool) -> Command {
        guard let element = StandardCommands.element, let root = StandardCommands.root else { return .status }
        return make(shadow ? .shadow(root) : .element(element))
    }

    private static func first(
        _ bench: Bench, _ context: SearchContext, _ selector: String
    ) async throws -> Element {
        let element = Element(json: try await bench.session.send(.findElement(.css(selector), in: context)))
        guard let element else { throw Bench.Wrong(words: "no element") }
        return element
    }

    private static func root(_ bench: Bench) async throws -> ShadowRoot {
        try await bench.session.shadowRoot(of: bench.element("host"))
    }

    /// Finding (WebDriver, section 12.3).
    static let finding: [Trial] = [
        Trial(.activeElement) {
            _ = try await $0.session.execute("document.getElementById('name').focus()")
            try $0.require(try await $0.session.activeElement() == $0.element("name"), "another")
        },
        Trial(stand { .shadowRoot(of: $0) }) { try $0.require(try await !root($0).id.isEmpty, "no id") },
        Trial(.findElement(.css(""))) { _ = try await first($0, .document, ".line") },
        Trial(.findElements(.css(""))) {
            try $0.require(try await $0.session.findAll(.css(".line")).count == 2, "not two")
        },
        Trial(stand({ .findElement(.css(""), in: $0) }, shadow: false)) {
            _ = try await first($0, .element($0.element("box")), ".line")
        },
        Trial(stand({ .findElements(.css(""), in: $0) }, shadow: false)) {
            try $0.require(try await $0.session.findAll(.css(".line"), in: $0.element("box")).count == 2, "not two")
        },
        Trial(stand({ .findElement(.css(""), in: $0) }, shadow: true)) {
            _ = try await first($0, .shadow(root($0)), ".deep")
        },
        Trial(stand({ .findElements(.css(""), in: $0) }, shadow: true)) {
            try $0.require(try await $0.session.findAll(.css(".deep"), in: root($0)).count == 2, "not two")
        },
    ]

    /// Reading and using elements (WebDriver, sections 12.4 and 12.5).
    static let element: [Trial] = [
        Trial(stand { .isSelected($0) }) {
            try $0.require(try await $0.session.isSelected($0.element("tick")), "not selected")
        },
        Trial(stand { .attribute("name", of: $0) }) {
            try $0.require(try await $0.session.attribute("data-x", of: $0.element("name")) == "a b", "another")
        },
        Trial(stand { .property("name", of: $0) }) {
            try $0.require(try await $0.session.property("value", of: $0.element("name")) == "old", "another")
        },
        Trial(stand { .cssValue("property", of: $0) }) {
            let color = try await $0.session.cssValue("color", of: $0.element("go"))
            try $0.require(color.contains("1, 2, 3"), "another")
        },
        Trial(stand { .text(of: $0) }) {
            try $0.require(try await $0.session.text(of: $0.element("head")) == "Hello there", "another")
        },
        Trial(stand { .tagName(of: $0) }) {
            try $0.require(try await $0.session.tagName(of: $0.element("name")) == "input", "another")
        },
        Trial(stand { .rect(of: $0) }) {
            try $0.require(try await $0.session.rect(of: $0.element("area")).width == 90, "another width")
        },
        Trial(stand { .isEnabled($0) }) {
            try $0.require(try await $0.session.isEnabled($0.element("go")), "not enabled")
        },
        Trial(stand { .computedRole(of: $0) }) {
            try $0.require(try await $0.session.computedRole(of: $0.element("name")) == "textbox", "another")
        },
        Trial(stand { .computedLabel(of: $0) }) {
            try $0.require(try await $0.session.computedLabel(of: $0.element("name")) == "User name", "another")
        },
        Trial(stand { .click($0) }) {
            try await $0.session.click($0.element("go"))
            try $0.require(try await $0.session.execute("return clicks") == 1, "not one click")
        },
        Trial(stand { .clear($0) }) {
            try await $0.session.clear($0.element("name"))
            try $0.require(try await $0.session.property("value", of: $0.element("name")) == "", "not empty")
        },
        Trial(stand { .sendKeys("", to: $0) }) {
            try await $0.session.sendKeys("er", to: $0.element("name"))
            try $0.require(try await $0.session.property("value", of: $0.element("name")) == "older", "another")
        },
    ]
}
