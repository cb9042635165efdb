@testable import WebDriver

/// One value of each command of the standard, in its order (WebDriver Level 2, section 6.5).
enum StandardCommands {
    static let element = Element(json: [Element.key: "ELEMENT"])
    static let root = ShadowRoot(json: [ShadowRoot.key: "ROOT"])

    static var all: [Command] {
        guard let element, let root else { return [] }
        return session + window + finding(element, root) + reading(element) + acting(element) + document(element)
    }

    private static var session: [Command] {
        [
            .newSession([:]), .deleteSession, .status, .timeouts,
            .setTimeouts(script: .seconds(1), pageLoad: .seconds(1)), .navigate(to: "about:blank"), .currentURL,
            .back, .forward, .refresh, .title,
        ]
    }

    private static var window: [Command] {
        [
            .windowHandle, .closeWindow, .switchToWindow("w"), .windowHandles, .newWindow(.tab), .switchToTop,
            .switchToParentFrame, .windowRect, .setWindowRect(width: 1, height: 1), .maximizeWindow, .minimizeWindow,
            .fullscreenWindow,
        ]
    }

    private static func finding(_ element: Element, _ root: ShadowRoot) -> [Command] {
        [
            .activeElement, .shadowRoot(of: element), .findElement(.css("a")), .findElements(.css("a")),
            .findElement(.css("a"), in: .element(element)), .findElements(.css("a"), in: .element(element)),
            .findElement(.css("a"), in: .shadow(root)), .findElements(.css("a"), in: .shadow(root)),
        ]
    }

    private static func reading(_ element: Element) -> [Command] {
        [
            .isSelected(element), .attribute("name", of: element), .property("name", of: element),
            .cssValue("name", of: element), .text(of: element), .tagName(of: element), .rect(of: element),
            .isEnabled(element), .computedRole(of: element), .computedLabel(of: element),
        ]
    }

    private static func acting(_ element: Element) -> [Command] {
        [.click(element), .clear(element), .sendKeys("", to: element)]
    }

    private static func document(_ element: Element) -> [Command] {
        [
            .pageSource, .execute("", []), .executeAsync("", []), .cookies, .cookie("name"),
            .addCookie(Cookie(name: "name", value: Secret(""))), .deleteCookie("name"), .deleteAllCookies,
            .performActions(Actions()), .releaseActions, .dismissAlert, .acceptAlert, .alertText, .sendAlertText(""),
            .takeScreenshot, .screenshot(of: element), .printPage(PrintOptions()),
        ]
    }
}
