/// A step of a navigation (WebDriver BiDi, section 7.3.4).
public struct NavigationEvent: BiDiReport, Hashable {
    /// How far it is.
    public enum Step: String, Sendable, Hashable, CaseIterable {
        /// It begins.
        case navigationStarted
        /// Its document replaces the last one.
        case navigationCommitted
        /// Only the fragment changed.
        case fragmentNavigated
        /// A script changed the URL.
        case historyUpdated
        /// The document is parsed.
        case domContentLoaded
        /// The document and all it needs are there.
        case load
        /// Another one took its place, or somebody stopped it.
        case navigationAborted
        /// It cannot be shown.
        case navigationFailed
    }

    /// How far it is.
    public let step: Step
    /// The context that navigates.
    public let context: String
    /// The browser's name for the navigation; nil where there is none.
    public let navigation: String?
    /// Where it goes.
    public let url: String

    static let names = Set(Step.allCases.map { "browsingContext.\($0.rawValue)" })
    /// The eight events of a navigation; some browsers do not know all of them.
    public static let events: Set<String>? = names

    /// Reads one of the eight.
    public init(_ event: BiDiEvent) throws(WebDriverError) {
        let reading = event.reading
        guard let step = Step(rawValue: String(event.method.dropFirst("browsingContext.".count))) else {
            throw reading.malformed("no event of a navigation")
        }
        self.step = step
        context = try reading.text("context")
        navigation = reading.value["navigation"]?.string
        url = try reading.text("url")
    }
}

/// A download began or ended (section 7.3.4).
public struct DownloadEvent: BiDiReport, Hashable {
    /// How far it is.
    public enum Step: Sendable, Hashable {
        /// It begins, and the server proposes this name.
        case willBegin(suggestedFilename: String)
        /// It is whole, and lies here where the browser says so.
        case complete(path: String?)
        /// It was refused or stopped.
        case canceled
    }

    /// How far it is.
    public let step: Step
    /// The context that downloads.
    public let context: String
    /// The browser's name for the navigation.
    public let navigation: String?
    /// Where it comes from.
    public let url: String

    static let names: Set<String> = ["browsingContext.downloadWillBegin", "browsingContext.downloadEnd"]
    /// `browsingContext.downloadWillBegin` and `browsingContext.downloadEnd`.
    public static let events: Set<String>? = names

    /// Reads one of the two.
    public init(_ event: BiDiEvent) throws(WebDriverError) {
        let reading = event.reading
        context = try reading.text("context")
        navigation = reading.value["navigation"]?.string
        url = try reading.text("url")
        if event.method.hasSuffix("WillBegin") {
            step = .willBegin(suggestedFilename: try reading.text("suggestedFilename"))
        } else {
            let isComplete = try reading.text("status") == "complete"
            step = isComplete ? .complete(path: reading.value["filepath"]?.string) : .canceled
        }
    }
}
