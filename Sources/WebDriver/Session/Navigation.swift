extension Session {
    /// Goes to a URL (section 10.1).
    ///
    /// With page load strategy `none` it returns before the page is there.
    public func navigate(to url: String) async throws(WebDriverError) {
        try await send(.navigate(to: url))
    }

    /// The URL of the top-level document (section 10.2).
    public func currentURL() async throws(WebDriverError) -> String {
        try await text(.currentURL)
    }

    /// Goes back in the history (section 10.3).
    public func back() async throws(WebDriverError) {
        try await send(.back)
    }

    /// Goes forward in the history (section 10.4).
    public func forward() async throws(WebDriverError) {
        try await send(.forward)
    }

    /// Loads the page anew (section 10.5); a page that answered a form may send that form again.
    public func refresh() async throws(WebDriverError) {
        try await send(.refresh)
    }

    /// The title of the top-level document (section 10.6).
    public func title() async throws(WebDriverError) -> String {
        try await text(.title)
    }
}
