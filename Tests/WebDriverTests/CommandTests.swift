import Testing

@testable import WebDriver

@Suite struct `A command` {
    private static let element = Element(json: [Element.key: "e"])

    static let changing: [Command] = [
        .newSession([:]), .deleteSession, .navigate(to: "about:blank"), .refresh, .execute("", [], within: .seconds(1)),
    ]
    static let relative: [Command] = [.back, .closeWindow, .dismissAlert, .acceptAlert]
    static let safe: [Command] = [
        .status, .currentURL, .title, .windowHandle, .windowHandles, .windowRect, .alertText, .takeScreenshot,
        .setWindowRect(width: 1, height: 1), .switchToWindow("w"), .findElements(.css("a")),
        .setTimeouts(script: .seconds(1), pageLoad: .seconds(1)),
    ]

    @Test func `is repeated only where the standard's effect allows it`() throws {
        let element = try #require(Self.element)
        let changing = Self.changing + [.click(element), .sendKeys("", to: element)]
        let safe =
            Self.safe + [
                .clear(element), .text(of: element), .tagName(of: element), .attribute("a", of: element),
                .property("a", of: element), .isEnabled(element), .isSelected(element), .computedRole(of: element),
                .computedLabel(of: element), .findElements(.css("a"), in: element),
            ]
        for command in changing { #expect(command.effect == .changes, "\(command.name)") }
        for command in Self.relative { #expect(command.effect == .relative, "\(command.name)") }
        for command in safe { #expect(command.effect == .safe, "\(command.name)") }
        for command in changing + Self.relative + safe {
            #expect(command.deadline > .zero && command.deadline <= .seconds(60))
            #expect(command.section.contains(/^https:\/\/www\.w3\.org\/TR\/webdriver2\/#[a-z-]+$/))
        }
    }

    @Test func `carries a name into its path so that it stays one`() throws {
        let element = try #require(Self.element)
        #expect(Command.attribute("a/../b?c d", of: element).path == "/element/e/attribute/a%2F%2E%2E%2Fb%3Fc%20d")
    }
}
