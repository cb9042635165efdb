/// A remote end of the protocol: sends commands, reads answers, says what is known when there is none.
struct RemoteEnd: Sendable {
    let url: String
    private let transport = Transport()
    /// What it asks for, where it is not a driver of our own.
    private let access: Access?
    /// Whether the driver's process has ended; asked only after a failure.
    private let hasDied: @Sendable () async -> Bool

    init(
        url: String, access: Access? = nil, hasDied: @escaping @Sendable () async -> Bool = { false }
    ) {
        self.url = url
        self.access = access
        self.hasDied = hasDied
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
        let prefix = session.map { "/session/\($0)" } ?? ""
        let exchange = Exchange(
            method: command.method, url: url + prefix + command.path,
            body: SentBody(command.body.map(JSONWriter.bytes) ?? []), deadline: command.deadline,
            mayRepeat: command.effect == .safe, access: access)
        switch await transport.exchange(exchange, reading: read) {
        case .success(let result): return try result.get()
        case .failure(let failure): throw await error(failure, command)
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
