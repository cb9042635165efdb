import Synchronization

/// The part of a recording that comes from one BiDi connection, whose commands have numbers of their own.
final class BiDiRecording: Sendable {
    private let recorder: Recorder
    /// Commands that wait for their reply: the line and the name.
    private let waiting = Mutex<[Int: (line: Int, method: String)]>([:])

    init(_ recorder: Recorder) {
        self.recorder = recorder
    }

    func send(_ id: Int, _ method: String, _ params: JSONValue) {
        let line = recorder.ask(method, params)
        waiting.withLock { $0[id] = (line, method) }
    }

    /// The first reply counts: that of the browser, or the client's own that there is none.
    func reply(_ id: Int, _ result: Result<JSONValue, WebDriverError>) {
        guard let command = waiting.withLock({ $0.removeValue(forKey: id) }) else { return }
        recorder.reply(command.line, command.method, result)
    }

    func report(_ event: BiDiEvent) {
        recorder.event(event)
    }
}
