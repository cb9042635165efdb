import WebDriver

extension PortalVisit {
    /// The one element that a locator names, to be worked with.
    ///
    /// - Throws: ``Stop/halt(_:)`` when none or several match, or it cannot be seen.
    func element(_ locator: ElementLocator, _ what: String, within row: Element? = nil) async throws(Stop) -> Element {
        let arguments: [JSONValue] = [locator.wire, row.map { $0.json } ?? .null]
        let value = try await driving { () async throws(WebDriverError) in
            try await session.execute(FindScript.source, arguments)
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
        let text = try await driving { () async throws(WebDriverError) in
            try await session.execute(TextScript.ofElement, [element.json]).string ?? ""
        }
        guard text.isEmpty || text == label else { throw .halt(.otherText(is: text, was: label)) }
        try await driving { () async throws(WebDriverError) in try await session.click(element) }
    }
}

/// Finds elements as ``ElementLocator`` names them; only those that are shown.
enum FindScript {
    static let source = #"""
        const [locator, within] = arguments;
        const root = within || document;
        const words = (e) => (e.innerText || e.textContent || "").replace(/\s+/g, " ").trim();
        const all = (css) => [...root.querySelectorAll(css)];
        const found = () => {
          if (locator.css) return all(locator.css);
          if (locator.label) return all("label").filter((l) => words(l) === locator.label).map((l) => l.control);
          if (locator.xpath) {
            const nodes = document.evaluate(locator.xpath, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
            return Array.from({ length: nodes.snapshotLength }, (_, i) => nodes.snapshotItem(i));
          }
          const tags = { button: "button, [role=button], input[type=submit]", link: "a[href], [role=link]",
            tab: "[role=tab]", textbox: "input, textarea", checkbox: "input[type=checkbox], [role=checkbox]",
            combobox: "select, [role=combobox]" };
          const named = (e) => e.getAttribute("aria-label") || words(e) || (e.labels && e.labels[0] && words(e.labels[0])) || e.value;
          return all(tags[locator.role] || `[role="${CSS.escape(locator.role)}"]`).filter((e) => named(e) === locator.name);
        };
        return found().filter((e) => e && (e.getClientRects().length > 0 || e.type === "file"));
        """#
}

extension ElementLocator {
    /// As ``FindScript`` takes it.
    var wire: JSONValue {
        switch self {
        case .css(let selector): ["css": .string(selector)]
        case .label(let text): ["label": .string(text)]
        case .role(let role, let name): ["role": .string(role), "name": .string(name)]
        case .xpath(let path): ["xpath": .string(path)]
        }
    }
}
