/// What the two sides of a BiDi connection share: commands that wait and events that are to be read.
final class BiDiConnection: Sendable {
    let replies = PendingReplies()
    private let sink: AsyncThrowingStream<BiDiEvent, any Error>.Continuation

    init(sink: AsyncThrowingStream<BiDiEvent, any Error>.Continuation) {
        self.sink = sink
    }

    /// Takes one message of the remote end (WebDriver BiDi, section 3.4).
    func take(_ text: [UInt8]) {
        guard let message = JSONReader.read(text) else {
            return end(WebDriverError(command: "BiDi", code: .malformedAnswer, message: "a message that is no JSON"))
        }
        if let id = message["id"]?.number.flatMap(Int.init(exactly:)) {
            replies.resume(id, Self.result(message))
        } else if let method = message["method"]?.string {
            report(BiDiEvent(method: method, params: message["params"] ?? .null))
        }
    }

    /// Ends both; with an error unless the end was asked for.
    func end(_ error: WebDriverError?) {
        replies.end(
            error ?? WebDriverError(command: "BiDi", code: .outcomeUnknown, message: "the connection is closed"))
        sink.finish(throwing: error)
    }

    private func report(_ event: BiDiEvent) {
        guard case .dropped = sink.yield(event) else { return }
        sink.finish(
            throwing: WebDriverError(
                command: "BiDi", code: .outcomeUnknown, message: "more events than were read; \(event.method) was lost")
        )
    }

    private static func result(_ message: JSONValue) -> Result<JSONValue, WebDriverError> {
        if message["type"]?.string == "success" { return .success(message["result"] ?? .null) }
        let code = message["error"]?.string ?? "unknown error"
        return .failure(
            WebDriverError(command: "BiDi", code: .init(rawValue: code), message: Answer.firstLine(message["message"])))
    }
}
