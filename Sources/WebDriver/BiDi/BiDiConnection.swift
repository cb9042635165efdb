/// What the two sides of a BiDi connection share: commands that wait and events that are to be read.
final class BiDiConnection: Sendable {
    let replies = PendingReplies()
    /// Those who listen beside the first reader.
    let listeners = Listeners()
    private let sink: AsyncThrowingStream<BiDiEvent, any Error>.Continuation
    private let recording: BiDiRecording?

    init(sink: AsyncThrowingStream<BiDiEvent, any Error>.Continuation, recording: BiDiRecording? = nil) {
        self.sink = sink
        self.recording = recording
    }

    /// Takes one message of the remote end (WebDriver BiDi, section 3.4).
    func take(_ text: [UInt8]) {
        guard let message = JSONReader.read(text) else {
            return end(WebDriverError(command: "BiDi", code: .malformedAnswer, message: "a message that is no JSON"))
        }
        if let id = message["id"]?.number.flatMap(Int.init(exactly:)) {
            let result = Self.result(message)
            recording?.reply(id, result)
            replies.resume(id, result)
        } else if let method = message["method"]?.string {
            let event = BiDiEvent(method: method, params: message["params"] ?? .null)
            recording?.report(event)
            report(event)
        }
    }

    /// Ends both; with an error unless the end was asked for.
    func end(_ error: WebDriverError?) {
        replies.end(
            error ?? WebDriverError(command: "BiDi", code: .outcomeUnknown, message: "the connection is closed"))
        sink.finish(throwing: error)
        listeners.end(error)
    }

    /// Gives an event to everybody who reads.
    func report(_ event: BiDiEvent) {
        listeners.tell(event)
        guard case .dropped = sink.yield(event) else { return }
        sink.finish(throwing: Self.overflow(event))
    }

    /// What a reader is told who does not read.
    static func overflow(_ event: BiDiEvent) -> WebDriverError {
        WebDriverError(
            command: "BiDi", code: .outcomeUnknown, message: "more events than were read; \(event.method) was lost")
    }

    private static func result(_ message: JSONValue) -> Result<JSONValue, WebDriverError> {
        if message["type"]?.string == "success" { return .success(message["result"] ?? .null) }
        let code = message["error"]?.string ?? "unknown error"
        return .failure(
            WebDriverError(command: "BiDi", code: .init(rawValue: code), message: Answer.firstLine(message["message"])))
    }
}
