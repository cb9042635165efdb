extension Session {
    /// The text as rendered (section 12.4.5).
    public func text(of element: Element) async throws(WebDriverError) -> String {
        try await text(.text(of: element))
    }

    /// The element's name, in lower case for HTML (section 12.4.6).
    public func tagName(of element: Element) async throws(WebDriverError) -> String {
        try await text(.tagName(of: element))
    }

    /// A property of the element; null when it has none (section 12.4.3).
    public func property(_ name: String, of element: Element) async throws(WebDriverError) -> JSONValue {
        try await send(.property(name, of: element))
    }

    /// An attribute's text; nil when it has none (section 12.4.2).
    public func attribute(_ name: String, of element: Element) async throws(WebDriverError) -> String? {
        try await send(.attribute(name, of: element)).string
    }

    /// A computed style; empty when there is none of that name (section 12.4.4).
    public func cssValue(_ name: String, of element: Element) async throws(WebDriverError) -> String {
        try await text(.cssValue(name, of: element))
    }

    /// Place and size in CSS pixels, from the document's upper left corner (section 12.4.7).
    public func rect(of element: Element) async throws(WebDriverError) -> ElementRect {
        let command = Command.rect(of: element)
        let value = try await send(command)
        guard let x = value["x"]?.number, let y = value["y"]?.number, let width = value["width"]?.number,
            let height = value["height"]?.number
        else { throw Answer.malformed(command, "no rectangle") }
        return ElementRect(x: x, y: y, width: width, height: height)
    }

    /// Whether a box is ticked or an option chosen (section 12.4.1).
    public func isSelected(_ element: Element) async throws(WebDriverError) -> Bool {
        try await truth(.isSelected(element))
    }

    /// Whether a control can be used (section 12.4.8).
    public func isEnabled(_ element: Element) async throws(WebDriverError) -> Bool {
        try await truth(.isEnabled(element))
    }

    /// Whether a person could see the element; not of the standard, but every driver answers it.
    public func isDisplayed(_ element: Element) async throws(WebDriverError) -> Bool {
        try await truth(.isDisplayed(element))
    }

    /// The role that assistive technology is told (section 12.4.9).
    public func computedRole(of element: Element) async throws(WebDriverError) -> String {
        try await text(.computedRole(of: element))
    }

    /// The name that assistive technology is told (section 12.4.10).
    public func computedLabel(of element: Element) async throws(WebDriverError) -> String {
        try await text(.computedLabel(of: element))
    }
}

/// An element's place and size in CSS pixels (WebDriver, section 12.4.7).
public struct ElementRect: Sendable, Hashable {
    /// The distance from the document's left edge.
    public let x: Double
    /// The distance from the document's upper edge.
    public let y: Double
    /// The width of its border box.
    public let width: Double
    /// The height of its border box.
    public let height: Double
}
