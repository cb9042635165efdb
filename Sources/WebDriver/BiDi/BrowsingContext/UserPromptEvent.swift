/// A dialog opened or closed (WebDriver BiDi, section 7.3.4).
public struct UserPromptEvent: BiDiReport, Hashable {
    /// What happened.
    public enum Step: Sendable, Hashable {
        /// It opened; `handler` is what the browser does with it by itself: `ignore` for nothing.
        case opened(message: String, handler: String?, defaultValue: String?)
        /// It closed.
        case closed(isAccepted: Bool)
    }

    /// What happened.
    public let step: Step
    /// The context that shows it.
    public let context: String
    /// `alert`, `confirm`, `prompt` or `beforeunload`; nil where the browser does not say.
    public let type: String?

    static let names: Set<String> = ["browsingContext.userPromptOpened", "browsingContext.userPromptClosed"]
    /// `browsingContext.userPromptOpened` and `browsingContext.userPromptClosed`.
    public static let events: Set<String>? = names

    /// Reads one of the two.
    public init(_ event: BiDiEvent) throws(WebDriverError) {
        let reading = event.reading
        context = try reading.text("context")
        type = reading.value["type"]?.string
        if event.method.hasSuffix("Opened") {
            step = .opened(
                message: try reading.text("message"), handler: reading.value["handler"]?.string,
                defaultValue: reading.value["defaultValue"]?.string)
        } else {
            step = .closed(isAccepted: try reading.truth("accepted"))
        }
    }
}
