extension Session {
    /// A picture of the viewport (section 17.1), in pixels nobody can store unmasked.
    public func takeScreenshot() async throws(WebDriverError) -> Screenshot {
        Screenshot(try await bytes(.takeScreenshot))
    }

    /// A picture of an element, which is scrolled into view (section 17.2), in pixels nobody can store unmasked.
    public func takeScreenshot(of element: Element) async throws(WebDriverError) -> Screenshot {
        Screenshot(try await bytes(.screenshot(of: element)))
    }

    /// The document as PDF (section 18.1).
    public func printPage(_ options: PrintOptions = PrintOptions()) async throws(WebDriverError) -> PrintedPage {
        PrintedPage(try await bytes(.printPage(options)))
    }
}
