import Foundation
import WebDriver

extension PortalVisit {
    /// The one element that a locator names, to be worked with.
    ///
    /// - Throws: ``Stop/halt(_:)`` when none or several match, or it cannot be seen.
    func element(_ locator: ElementLocator, _ what: String, within row: Element? = nil) async throws(Stop) -> Element {
        let arguments: [JSONValue] = [locator.argument, row.map { $0.json } ?? .null]
        let value = try await acting { (session) async throws(WebDriverError) in
            try await session.execute(locator.script, arguments)
        }
        let found = (value.array ?? []).compactMap(Element.init(json:))
        guard found.count == 1, let element = found.first else {
            throw .halt(.notOne(what, locator: locator, found: found.count))
        }
        return element
    }

    /// Presses a control once, after its text was compared with the map's.
    func press(_ control: MappedControl) async throws(Stop) {
        try await obey()
        let element = try await element(control.locators[0], "“\(control.label)”")
        try await press(element, control.label)
    }

    func press(_ element: Element, _ label: String) async throws(Stop) {
        let text = try await acting { (session) async throws(WebDriverError) in
            try await session.execute(TextScript.ofElement, [element.json]).string ?? ""
        }
        guard text.isEmpty || text == label else { throw .halt(.otherText(is: text, was: label)) }
        try await acting { (session) async throws(WebDriverError) in try await session.click(element) }
    }
}

/// Finds elements as ``ElementLocator`` names them; only those that are shown.
enum FindScript {
    static let source = #"""
        const [locator, within] = arguments;
        const root = within || document;
        const all = (css) => [...root.querySelectorAll(css)];
        const found = () => {
          if (locator.css) return all(locator.css);
          const nodes = document.evaluate(locator.xpath, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
          return Array.from({ length: nodes.snapshotLength }, (_, i) => nodes.snapshotItem(i));
        };
        return found().filter((e) => e && (e.getClientRects().length > 0 || e.type === "file"));
        """#
}

/// The same by what a control is called, as the page's probe reads it: the two never find another element.
enum SpokenFindScript {
    static let source =
        PageProbe.reading + PageProbe.identity + PageProbe.searching
        + "return search(ask, arguments[1] || document).filter((e) => e.getClientRects().length > 0 || e.type === \"file\");"
}

extension ElementLocator {
    /// The script that finds it; what a control is called takes more to find out than a selector does.
    var script: String {
        switch self {
        case .css, .xpath: FindScript.source
        case .label, .role, .caption: SpokenFindScript.source
        }
    }

    /// The script's first argument.
    var argument: JSONValue {
        switch self {
        case .css(let selector): ["css": .string(selector)]
        case .xpath(let path): ["xpath": .string(path)]
        // Texts only: encoding them cannot fail.
        case .label, .role, .caption:
            .string(
                (try? JSONEncoder().encode(PageQuestion.Locator(self))).map { String(decoding: $0, as: UTF8.self) }
                    ?? "{}")
        }
    }
}
