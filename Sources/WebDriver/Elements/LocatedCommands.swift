extension Session {
    /// The one element that matches, as a handle that reads find again; none or several are an error.
    public func locate(_ locator: Locator) async throws(WebDriverError) -> LocatedElement {
        try await LocatedElement(self, locator)
    }
}

extension LocatedElement {
    /// The text as rendered (section 12.4.5).
    public func text() async throws(WebDriverError) -> String {
        try await read { (element) async throws(WebDriverError) in try await session.text(of: element) }
    }

    /// A property; null when it has none (section 12.4.3).
    public func property(_ name: String) async throws(WebDriverError) -> JSONValue {
        try await read { (element) async throws(WebDriverError) in try await session.property(name, of: element) }
    }

    /// An attribute's text; nil when it has none (section 12.4.2).
    public func attribute(_ name: String) async throws(WebDriverError) -> String? {
        try await read { (element) async throws(WebDriverError) in try await session.attribute(name, of: element) }
    }

    /// Whether a box is ticked or an option chosen (section 12.4.1).
    public func isSelected() async throws(WebDriverError) -> Bool {
        try await read { (element) async throws(WebDriverError) in try await session.isSelected(element) }
    }

    /// Whether a control can be used (section 12.4.8).
    public func isEnabled() async throws(WebDriverError) -> Bool {
        try await read { (element) async throws(WebDriverError) in try await session.isEnabled(element) }
    }

    /// Clicks it, once; a replaced element is not found again (section 12.5.1).
    public func click() async throws(WebDriverError) {
        try await session.click(element)
    }

    /// Empties it; a replaced element is not found again (section 12.5.2).
    public func clear() async throws(WebDriverError) {
        try await session.clear(element)
    }

    /// Types a text; a replaced element is not found again (section 12.5.3).
    public func sendKeys(_ text: String) async throws(WebDriverError) {
        try await session.sendKeys(text, to: element)
    }

    /// Types a secret; a replaced element is not found again (section 12.5.3).
    public func sendKeys(_ secret: Secret) async throws(WebDriverError) {
        try await session.sendKeys(secret, to: element)
    }
}
