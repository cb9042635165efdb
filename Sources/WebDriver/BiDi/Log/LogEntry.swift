/// What a page or the browser logged (WebDriver BiDi, section 7.9).
public struct LogEntry: BiDiReport, Hashable {
    /// How grave it is.
    public enum Level: String, Sendable, Hashable {
        /// `console.debug`.
        case debug
        /// `console.log` and the like.
        case info
        /// `console.warn`.
        case warn
        /// `console.error`, and every script that throws.
        case error
    }

    /// How grave it is.
    public let level: Level
    /// `console`, `javascript` or another source of the standard's.
    public let type: String
    /// The console's method: `log`, `warn`; nil where it is no call of the console.
    public let method: String?
    /// What it says; a page may log anything, also what was typed.
    public let text: String
    /// The context in which it was logged; nil for a worker's.
    public let context: String?
    /// Milliseconds since 1970.
    public let timestamp: Double

    static let names: Set<String> = ["log.entryAdded"]
    /// `log.entryAdded`.
    public static let events: Set<String>? = names

    /// Reads `log.entryAdded`.
    public init(_ event: BiDiEvent) throws(WebDriverError) {
        let reading = event.reading
        guard let level = Level(rawValue: try reading.text("level")) else { throw reading.malformed("no level") }
        self.level = level
        type = try reading.text("type")
        method = reading.value["method"]?.string
        text = reading.value["text"]?.string ?? ""
        context = reading.value["source"]?["context"]?.string
        timestamp = try reading.number("timestamp")
    }
}
