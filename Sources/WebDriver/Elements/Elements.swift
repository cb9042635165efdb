extension Session {
    /// The one element that matches; none or several are an error (section 12.3.3).
    public func find(_ locator: Locator) async throws(WebDriverError) -> Element {
        try one(of: try await all(locator, .document), locator)
    }

    /// The one element inside another that matches; none or several are an error (section 12.3.5).
    public func find(_ locator: Locator, in element: Element) async throws(WebDriverError) -> Element {
        try one(of: try await all(locator, .element(element)), locator)
    }

    /// The one element of a shadow root that matches; none or several are an error (section 12.3.7).
    public func find(_ locator: Locator, in root: ShadowRoot) async throws(WebDriverError) -> Element {
        try one(of: try await all(locator, .shadow(root)), locator)
    }

    /// Every element that matches, in document order (section 12.3.3).
    public func findAll(_ locator: Locator) async throws(WebDriverError) -> [Element] {
        try await all(locator, .document)
    }

    /// Every element inside another that matches, in document order (section 12.3.5).
    public func findAll(_ locator: Locator, in element: Element) async throws(WebDriverError) -> [Element] {
        try await all(locator, .element(element))
    }

    /// Every element of a shadow root that matches, in document order (section 12.3.7).
    public func findAll(_ locator: Locator, in root: ShadowRoot) async throws(WebDriverError) -> [Element] {
        try await all(locator, .shadow(root))
    }

    /// The element that has the keyboard's focus (section 12.3.8).
    public func activeElement() async throws(WebDriverError) -> Element {
        let command = Command.activeElement
        guard let element = Element(json: try await send(command)) else {
            throw Answer.malformed(command, "no element")
        }
        return element
    }

    /// Clicks an element, once (section 12.5.1).
    public func click(_ element: Element) async throws(WebDriverError) {
        try await send(.click(element))
    }

    /// Empties a control (section 12.5.2).
    public func clear(_ element: Element) async throws(WebDriverError) {
        try await send(.clear(element))
    }
}
