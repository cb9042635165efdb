/// A tab, window or frame (WebDriver BiDi, section 7.3.2, `browsingContext.Info`).
public struct ContextInfo: Sendable, Hashable {
    /// The browser's name for it; also its window handle, where it is a tab or window.
    public let id: String
    /// What it shows.
    public let url: String
    /// The context it is a frame of; nil for a tab or window, and for the parts of a tree.
    public let parent: String?
    /// The context that opened it.
    public let opener: String?
    /// Its frames; nil where they were not asked for.
    public let children: [ContextInfo]?

    init(_ reading: BiDiReading) throws(WebDriverError) {
        id = try reading.text("context")
        url = try reading.text("url")
        parent = reading.value["parent"]?.string
        opener = reading.value["originalOpener"]?.string
        children = reading.value["children"]?.array == nil ? nil : try reading.list("children").reading(Self.init)
    }
}

/// A tab, window or frame came or went (section 7.3.4).
public struct ContextEvent: BiDiReport, Hashable {
    /// Whether it came; otherwise it went.
    public let isCreated: Bool
    /// Which.
    public let info: ContextInfo

    static let names: Set<String> = ["browsingContext.contextCreated", "browsingContext.contextDestroyed"]
    /// `browsingContext.contextCreated` and `browsingContext.contextDestroyed`.
    public static let events: Set<String>? = names

    /// Reads one of the two.
    public init(_ event: BiDiEvent) throws(WebDriverError) {
        isCreated = event.method.hasSuffix("Created")
        info = try ContextInfo(event.reading)
    }
}
