import Foundation

extension Command {
    static func findElements(_ locator: Locator) -> Command {
        .post("Find Elements", "/elements", locator.body, .safe)
    }

    static func findElements(_ locator: Locator, in element: Element) -> Command {
        .post("Find Elements From Element", path(element, "elements"), locator.body, .safe)
    }

    static func click(_ element: Element) -> Command {
        .post("Element Click", path(element, "click"), [:], .changes)
    }

    static func clear(_ element: Element) -> Command {
        .post("Element Clear", path(element, "clear"), [:], .safe)
    }

    static func sendKeys(_ text: String, to element: Element) -> Command {
        .post("Element Send Keys", path(element, "value"), ["text": .string(text)], .changes, within: .seconds(60))
    }

    static func text(of element: Element) -> Command {
        .get("Get Element Text", path(element, "text"))
    }

    static func tagName(of element: Element) -> Command {
        .get("Get Element Tag Name", path(element, "name"))
    }

    static func attribute(_ name: String, of element: Element) -> Command {
        .get("Get Element Attribute", path(element, "attribute/" + escaped(name)))
    }

    static func property(_ name: String, of element: Element) -> Command {
        .get("Get Element Property", path(element, "property/" + escaped(name)))
    }

    static func isSelected(_ element: Element) -> Command {
        .get("Is Element Selected", path(element, "selected"))
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

    private static func path(_ element: Element, _ rest: String) -> String {
        "/element/\(element.id)/\(rest)"
    }

    private static func escaped(_ name: String) -> String {
        name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
