import Foundation

extension Command {
    static let activeElement = get("Get Active Element", "/element/active")

    static func shadowRoot(of element: Element) -> Command {
        .get("Get Element Shadow Root", path(element, "shadow"))
    }

    static func findElement(_ locator: Locator, in context: SearchContext = .document) -> Command {
        .post("Find Element\(context.words)", "\(context.path)/element", locator.body, .safe, wait: .element)
    }

    static func findElements(_ locator: Locator, in context: SearchContext = .document) -> Command {
        .post("Find Elements\(context.words)", "\(context.path)/elements", locator.body, .safe, wait: .element)
    }

    static func isSelected(_ element: Element) -> Command {
        .get("Is Element Selected", path(element, "selected"))
    }

    static func attribute(_ name: String, of element: Element) -> Command {
        .get("Get Element Attribute", path(element, "attribute/" + escaped(name)))
    }

    static func property(_ name: String, of element: Element) -> Command {
        .get("Get Element Property", path(element, "property/" + escaped(name)))
    }

    static func cssValue(_ name: String, of element: Element) -> Command {
        .get("Get Element CSS Value", path(element, "css/" + escaped(name)))
    }

    static func text(of element: Element) -> Command {
        .get("Get Element Text", path(element, "text"))
    }

    static func tagName(of element: Element) -> Command {
        .get("Get Element Tag Name", path(element, "name"))
    }

    static func rect(of element: Element) -> Command {
        .get("Get Element Rect", path(element, "rect"))
    }

    static func isEnabled(_ element: Element) -> Command {
        .get("Is Element Enabled", path(element, "enabled"))
    }

    static func computedRole(of element: Element) -> Command {
        .get("Get Computed Role", path(element, "computedrole"))
    }

    static func computedLabel(of element: Element) -> Command {
        .get("Get Computed Label", path(element, "computedlabel"))
    }

    static func click(_ element: Element) -> Command {
        .post("Element Click", path(element, "click"), [:], .changes, wait: .page)
    }

    static func clear(_ element: Element) -> Command {
        .post("Element Clear", path(element, "clear"), [:], .safe)
    }

    static func sendKeys(_ text: String, to element: Element) -> Command {
        .post(
            "Element Send Keys", path(element, "value"), ["text": .string(text)], .changes, wait: .page,
            within: .seconds(60))
    }

    static func screenshot(of element: Element) -> Command {
        // It scrolls the element into view, and no further the second time.
        .get("Take Element Screenshot", path(element, "screenshot"), within: .seconds(30))
    }

    /// Not of the standard, but every driver has it.
    static func isDisplayed(_ element: Element) -> Command {
        Command("Is Element Displayed", .get, path(element, "displayed"), effect: .safe)
    }

    private static func path(_ element: Element, _ rest: String) -> String {
        "/element/\(element.id)/\(rest)"
    }

    static func escaped(_ name: String) -> String {
        name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
