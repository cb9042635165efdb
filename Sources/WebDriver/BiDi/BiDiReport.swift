/// An event with a type of its own (WebDriver BiDi, section 7).
public protocol BiDiReport: Sendable {
    /// The names of the events that it reads, for ``BiDi/subscribe(to:contexts:)``; nil for all there are.
    static var events: Set<String>? { get }

    /// Reads an event.
    ///
    /// - Throws: ``WebDriverError`` with `malformed answer` when it is not of the standard's shape.
    init(_ event: BiDiEvent) throws(WebDriverError)
}

/// Any event, in the browser's order; what this client has no type for is kept as it came.
public enum AnyReport: BiDiReport {
    /// What a page or the browser logged.
    case log(LogEntry)
    /// A step of a request.
    case network(NetworkEvent)
    /// A tab, window or frame came or went.
    case context(ContextEvent)
    /// A step of a navigation.
    case navigation(NavigationEvent)
    /// A download began or ended.
    case download(DownloadEvent)
    /// A dialog opened or closed.
    case prompt(UserPromptEvent)
    /// Any other event.
    case other(BiDiEvent)

    /// All.
    public static let events: Set<String>? = nil

    /// Reads an event of any kind.
    public init(_ event: BiDiEvent) throws(WebDriverError) {
        self =
            switch event.method {
            case let name where LogEntry.names.contains(name): .log(try LogEntry(event))
            case let name where NetworkEvent.names.contains(name): .network(try NetworkEvent(event))
            case let name where ContextEvent.names.contains(name): .context(try ContextEvent(event))
            case let name where NavigationEvent.names.contains(name): .navigation(try NavigationEvent(event))
            case let name where DownloadEvent.names.contains(name): .download(try DownloadEvent(event))
            case let name where UserPromptEvent.names.contains(name): .prompt(try UserPromptEvent(event))
            default: .other(event)
            }
    }
}

extension BiDiEvent {
    /// The event's parameters, to be read member by member.
    var reading: BiDiReading { BiDiReading(subject: method, value: params) }
}
