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

    /// Whether a box is ticked or an option chosen (section 12.4.1).
    public func isSelected(_ element: Element) async throws(WebDriverError) -> Bool {
        try await truth(.isSelected(element))
    }

    /// Whether a control can be used (section 12.4.8).
    public func isEnabled(_ element: Element) async throws(WebDriverError) -> Bool {
        try await truth(.isEnabled(element))
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
