/// A step of a request (WebDriver BiDi, section 7.6.4).
public struct NetworkEvent: BiDiReport, Hashable {
    /// How far the request is.
    public enum Step: Sendable, Hashable {
        /// It is about to be sent.
        case beforeRequestSent
        /// The server asks who is there.
        case authRequired(NetworkResponse)
        /// The response's headers have come.
        case responseStarted(NetworkResponse)
        /// The whole response has come.
        case responseCompleted(NetworkResponse)
        /// It ended without a response; the browser's words.
        case fetchError(String)
    }

    /// How far the request is.
    public let step: Step
    /// The request.
    public let request: NetworkRequest
    /// Whether the browser waits for our word before it goes on.
    public let isBlocked: Bool
    /// The intercepts that block it.
    public let intercepts: [String]
    /// How often it was redirected; a 307 or 308 repeats the body.
    public let redirectCount: Int
    /// The context it belongs to; nil for a worker's.
    public let context: String?
    /// The navigation it belongs to.
    public let navigation: String?

    static let names: Set<String> = [
        "network.beforeRequestSent", "network.authRequired", "network.responseStarted", "network.responseCompleted",
        "network.fetchError",
    ]
    /// The five events of a request.
    public static let events: Set<String>? = names

    /// Reads one of the five events.
    public init(_ event: BiDiEvent) throws(WebDriverError) {
        let reading = event.reading
        step = try Self.step(event.method, reading)
        request = try NetworkRequest(try reading.member("request"))
        isBlocked = reading.value["isBlocked"]?.bool ?? false
        intercepts = try reading.texts("intercepts")
        redirectCount = reading.value["redirectCount"]?.number.flatMap(Int.init(exactly:)) ?? 0
        context = reading.value["context"]?.string
        navigation = reading.value["navigation"]?.string
    }

    private static func step(_ name: String, _ reading: BiDiReading) throws(WebDriverError) -> Step {
        switch name {
        case "network.beforeRequestSent": .beforeRequestSent
        case "network.fetchError": .fetchError(reading.value["errorText"]?.string ?? "")
        case "network.authRequired": .authRequired(try NetworkResponse(try reading.member("response")))
        case "network.responseStarted": .responseStarted(try NetworkResponse(try reading.member("response")))
        case "network.responseCompleted": .responseCompleted(try NetworkResponse(try reading.member("response")))
        default: throw reading.malformed("no event of a request")
        }
    }
}
