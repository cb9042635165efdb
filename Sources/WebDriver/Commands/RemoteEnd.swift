/// A remote end of the protocol: sends commands, reads answers, says what is known when there is none.
struct RemoteEnd: Sendable {
    let url: String
    private let transport = Transport()
    /// What it asks for, where it is not a driver of our own.
    private let access: Access?
    /// Whether the driver's process has ended; asked only after a failure.
    private let hasDied: @Sendable () async -> Bool

    /// Takes down what is said, where somebody wants it.
    private let recorder: Recorder?
    /// Answers in the remote end's place.
    private let replay: Replay?

    init(
        url: String, access: Access? = nil, recorder: Recorder? = nil,
        hasDied: @escaping @Sendable () async -> Bool = { false }
    ) {
        self.url = url
        self.access = access
        self.recorder = recorder
        self.hasDied = hasDied
        replay = nil
    }

    /// A recording in place of a remote end.
    init(replaying replay: Replay) {
        url = ""
        access = nil
        recorder = nil
        hasDied = { false }
        self.replay = replay
    }

    /// Sends a command once and reads its value.
    func send(_ command: Command, session: String?) async throws(WebDriverError) -> JSONValue {
        try await send(command, session: session) { status, bytes throws(WebDriverError) in
            try Answer.value(status: status, bytes, of: command)
        }
    }

    /// Sends a command once and reads its answer on the transport's own thread.
    func send<Value: Sendable>(
        _ command: Command, session: String?, reading read: @escaping Transport.Reader<Value>
    ) async throws(WebDriverError) -> Value {
        if let replay {
            let value = try await replay.send(command, session: session)
            return try read(200, JSONWriter.bytes(of: ["value": value]))
        }
        // Status is asked before there is a session, as often as it takes.
        guard let recorder, command.path != Command.status.path else {
            return try await exchange(command, session, nil, read)
        }
        let number = recorder.command(command, session: session)
        return try await exchange(command, session, number) { status, bytes throws(WebDriverError) in
            recorder.answer(number, command, status: status, bytes)
            return try read(status, bytes)
        }
    }

    private func exchange<Value: Sendable>(
        _ command: Command, _ session: String?, _ number: Int?, _ read: @escaping Transport.Reader<Value>
    ) async throws(WebDriverError) -> Value {
        let prefix = session.map { "/session/\($0)" } ?? ""
        let exchange = Exchange(
            method: command.method, url: url + prefix + command.path,
            body: SentBody(command.body.map(JSONWriter.bytes) ?? []), deadline: command.deadline,
            mayRepeat: command.effect == .safe, access: access)
        switch await transport.exchange(exchange, reading: read) {
        case .success(let result): return try result.get()
        case .failure(let failure):
            let error = await error(failure, command)
            if let number { recorder?.fail(number, error) }
            throw error
        }
    }

    private func error(_ failure: TransportFailure, _ command: Command) async -> WebDriverError {
        switch failure {
        case .notSent(let words):
            let code = await hasDied() ? WebDriverError.Code.driverDied : .notSent
            return WebDriverError(command: command.name, code: code, message: words, outcome: .noEffect)
        case .unknown(let words):
            let code = await hasDied() ? WebDriverError.Code.driverDied : .outcomeUnknown
            return WebDriverError(command: command.name, code: code, message: words)
        case .deadline:
            return WebDriverError(
                command: command.name, code: .deadline, message: "no answer within \(command.deadline)")
        case .cancelled:
            return WebDriverError(command: command.name, code: .cancelled, message: "the caller was cancelled")
        case .malformed(let words):
            return WebDriverError(command: command.name, code: .malformedAnswer, message: words)
        case .tooLarge:
            return WebDriverError(
                command: command.name, code: .malformedAnswer,
                message: "the answer is larger than \(Transport.sizeLimit) bytes")
        }
    }
}
