extension Session {
    /// The one element that matches; none or several are an error (section 12.3.3).
    public func find(_ locator: Locator) async throws(WebDriverError) -> Element {
        try one(of: try await findAll(locator), locator)
    }

    /// The one element inside another that matches; none or several are an error (section 12.3.5).
    public func find(_ locator: Locator, in element: Element) async throws(WebDriverError) -> Element {
        try one(of: try await findAll(locator, in: element), locator)
    }

    /// Every element that matches, in document order (section 12.3.3).
    public func findAll(_ locator: Locator) async throws(WebDriverError) -> [Element] {
        try await elements(.findElements(locator))
    }

    /// Every element inside another that matches, in document order (section 12.3.5).
    public func findAll(_ locator: Locator, in element: Element) async throws(WebDriverError) -> [Element] {
        try await elements(.findElements(locator, in: element))
    }

    private func one(of found: [Element], _ locator: Locator) throws(WebDriverError) -> Element {
        guard found.count == 1, let element = found.first else {
            throw WebDriverError(
                command: "Find Elements", code: found.isEmpty ? .noSuchElement : .ambiguous,
                message: "\(found.count) elements match \(locator)")
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

    /// Types a text (section 12.5.3).
    public func sendKeys(_ text: String, to element: Element) async throws(WebDriverError) {
        try await send(.sendKeys(text, to: element))
    }

    /// Types a secret (section 12.5.3).
    public func sendKeys(_ secret: Secret, to element: Element) async throws(WebDriverError) {
        try await send(.sendKeys(secret.reveal(), to: element))
    }

    /// Chooses files in a file control by their absolute paths (section 12.5.3).
    public func setFiles(_ paths: [String], of element: Element) async throws(WebDriverError) {
        try await send(.sendKeys(paths.joined(separator: "\n"), to: element))
    }
}
