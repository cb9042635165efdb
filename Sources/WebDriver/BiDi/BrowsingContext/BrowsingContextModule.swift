/// The commands about tabs, windows and frames (WebDriver BiDi, section 7.3.3).
public struct BrowsingContextModule: Sendable {
    let bidi: BiDi

    /// What a navigation is waited for.
    public enum ReadinessState: String, Sendable, Hashable {
        /// Nothing: it has begun.
        case none
        /// The document is parsed.
        case interactive
        /// The document and all it needs are there.
        case complete
    }

    /// All tabs and windows with their frames, or those under one context.
    public func getTree(
        root: String? = nil, maxDepth: Int? = nil
    ) async throws(WebDriverError) -> [ContextInfo] {
        try await bidi.asked(
            "browsingContext.getTree",
            ["root": root.map { .string($0) }, "maxDepth": maxDepth.map { .number(Double($0)) }]
        ).list("contexts").reading(ContextInfo.init)
    }

    /// Goes to a URL; returns the browser's name for the navigation, where it has one.
    ///
    /// Waited for, it does not return while a request of it is held.
    @discardableResult
    public func navigate(
        _ context: String, to url: String, wait: ReadinessState = .none, within deadline: Duration = .seconds(30)
    ) async throws(WebDriverError) -> String? {
        let params: [String: JSONValue?] = [
            "context": .string(context), "url": .string(url), "wait": .string(wait.rawValue),
        ]
        return try await bidi.asked("browsingContext.navigate", params, within: deadline).value["navigation"]?.string
    }

    /// Opens a tab or a window.
    public func create(isWindow: Bool = false) async throws(WebDriverError) -> String {
        try await bidi.asked("browsingContext.create", ["type": isWindow ? "window" : "tab"]).text("context")
    }

    /// Closes a tab or a window.
    public func close(_ context: String) async throws(WebDriverError) {
        try await bidi.send("browsingContext.close", ["context": .string(context)])
    }

    /// Answers the dialog that is open.
    public func handleUserPrompt(
        _ context: String, accept: Bool, text: Secret? = nil
    ) async throws(WebDriverError) {
        _ = try await bidi.asked(
            "browsingContext.handleUserPrompt",
            [
                "context": .string(context), "accept": .bool(accept),
                "userText": text.map { .string($0.reveal()) },
            ])
    }
}

extension BiDi {
    /// The commands about tabs, windows and frames.
    public var browsingContext: BrowsingContextModule { BrowsingContextModule(bidi: self) }
}
