import Synchronization

/// Writes every exchange of a session, classic and BiDi, into a file of JSON lines.
///
/// Pixels, secrets, typed texts, script arguments and what pages show cannot be in it: an allow-list says what of each
/// command and event is kept, and of everything else only the type is. ``Replay`` runs the same program without a browser.
public final class Recorder: Sendable {
    private struct State: ~Copyable {
        var file: RecordingFile
        var discretion: Discretion
    }

    private let state: Mutex<State>

    /// Makes the recording, readable by its owner only.
    ///
    /// - Parameters:
    ///   - path: a file that is not there yet.
    ///   - pathWords: segments of URLs that say nothing of anybody, such as `requests`; others are withheld unless the
    ///     program navigates to them itself.
    /// - Throws: ``RecordingError`` when it cannot be made.
    public init(writingTo path: String, pathWords: Set<String> = []) throws(RecordingError) {
        var file = try RecordingFile(path)
        file.append(RecordedLine.head)
        state = Mutex(State(file: file, discretion: Discretion(pathWords: pathWords, isReplay: false)))
    }

    /// Says that the recording is whole.
    ///
    /// - Throws: ``RecordingError`` when a line could not be written.
    public func finish() throws(RecordingError) {
        if let failure = state.withLock({ $0.file.failure }) { throw failure }
    }

    private func write<Value: Sendable>(
        _ line: (inout Discretion, Int) -> (RecordedLine, Value)
    ) -> Value {
        state.withLock { state in
            let (line, value) = line(&state.discretion, state.file.lines + 1)
            state.file.append(line.json)
            return value
        }
    }

    /// Takes down a classic command on its way; returns its number.
    func command(_ command: Command, session: String?) -> Int {
        write { discretion, number in (discretion.line(number, command, session), number) }
    }

    /// Takes down the bytes that came back.
    func answer(_ number: Int, _ command: Command, status: Int, _ bytes: [UInt8]) {
        let kept = KeptCommands.exchange(command.name).answered
        if case .picture = kept, status == 200 {
            // Not even read: a string of it could not be wiped.
            return write { _, _ in (.answer(number, .value(Withheld.picture.json)), ()) }
        }
        do throws(WebDriverError) {
            let value = try Answer.value(status: status, bytes, of: command)
            write { discretion, _ in (.answer(number, .value(discretion.keep(value, kept))), ()) }
        } catch {
            fail(number, error)
        }
    }

    /// Takes down that a classic command has no value.
    func fail(_ number: Int, _ error: WebDriverError) {
        write { discretion, _ in (.answer(number, .error(discretion.code(error))), ()) }
    }

    /// Takes down a BiDi command on its way; returns its number.
    func ask(_ method: String, _ params: JSONValue) -> Int {
        write { discretion, number in (discretion.line(number, method, params), number) }
    }

    /// Takes down what came back.
    func reply(_ number: Int, _ method: String, _ result: Result<JSONValue, WebDriverError>) {
        write { discretion, _ in
            switch result {
            case .success(let value):
                (.reply(number, .value(discretion.keep(value, KeptBiDi.exchange(method).answered))), ())
            case .failure(let error): (.reply(number, .error(discretion.code(error))), ())
            }
        }
    }

    /// Takes down what the browser reported.
    func event(_ event: BiDiEvent) {
        write { discretion, _ in
            let name = discretion.isWord(event.method) ? event.method : "•"
            return (.event(method: name, params: discretion.keep(event.params, KeptBiDi.event(event.method))), ())
        }
    }
}

extension Discretion {
    /// A classic command as a recording shows it.
    mutating func line(_ number: Int, _ command: Command, _ session: String?) -> RecordedLine {
        learn(from: command)
        let prefix = session.map { "/session/" + names.name($0, .session) } ?? ""
        let body = keep(command.body ?? .null, KeptCommands.exchange(command.name).sent)
        return .command(
            number, name: isWord(command.name) ? command.name : "•", method: command.method,
            path: prefix + (session == nil && command.path == "/session" ? "/session" : path(command.path)), body: body)
    }

    /// A BiDi command as a recording shows it.
    mutating func line(_ number: Int, _ method: String, _ params: JSONValue) -> RecordedLine {
        if method == "browsingContext.navigate" { learn(address: params["url"]?.string ?? "") }
        for key in ["arguments", "userText", "body", "cookie", "files"] { learn(params[key]) }
        return .ask(
            number, method: isWord(method) ? method : "•", params: keep(params, KeptBiDi.exchange(method).sent))
    }

    private mutating func learn(from command: Command) {
        switch command.name {
        case "Navigate To": learn(address: command.body?["url"]?.string ?? "")
        case "New Session", "Set Timeouts", "Switch To Window", "Switch To Frame": break
        case let name where name.hasPrefix("Find "): break
        case "Execute Script", "Execute Async Script": learn(command.body?["args"])
        default: learn(command.body)
        }
    }

    func code(_ error: WebDriverError) -> String {
        isWord(error.code.rawValue) ? error.code.rawValue : WebDriverError.Code.unknownError.rawValue
    }
}
