import Synchronization

/// A recording as it is played: answers and events are given in their order, each as soon as the program has sent
/// everything that stands above it.
final class Tape: Sendable {
    private struct State {
        let lines: [RecordedLine]
        /// Whether each line has been sent by the program, or given to it.
        var isDone: [Bool]
        /// Where the next answer or event is looked for.
        var position = 0
        var discretion: Discretion
        var waiting: [Int: PendingReplies.Reply] = [:]
        var departure: RecordingError?
        var listener: (@Sendable (BiDiEvent) -> Void)?
        /// Events that came before anybody listened.
        var early: [BiDiEvent] = []
    }

    /// What has to be done when the lock is open again.
    private typealias Action = @Sendable () -> Void

    private let state: Mutex<State>
    private let supply: @Sendable (Replay.Gap) -> JSONValue?

    init(_ lines: [RecordedLine], _ supply: @escaping @Sendable (Replay.Gap) -> JSONValue?) {
        let discretion = Discretion(pathWords: [], isReplay: true)
        state = Mutex(State(lines: lines, isDone: lines.map { _ in false }, discretion: discretion))
        self.supply = supply
    }

    var departure: RecordingError? { state.withLock { $0.departure } }

    /// The first command that the program never sent.
    var rest: RecordingError? {
        state.withLock { state in
            for (line, isDone) in zip(state.lines, state.isDone) where !isDone {
                guard let words = line.sent else { continue }
                return RecordingError("line \(words.number) of the recording was never sent: \(words.text)")
            }
            return nil
        }
    }

    /// Gives events to a listener from now on.
    func report(to listener: @escaping @Sendable (BiDiEvent) -> Void) {
        let early = state.withLock { state in
            state.listener = listener
            defer { state.early = [] }
            return state.early
        }
        for event in early { listener(event) }
    }

    /// Takes a classic command; returns its line's number, or nil when it was answered at once.
    func send(_ command: Command, session: String?, _ reply: PendingReplies.Reply) -> Int? {
        play(reply) { state in
            let sent = state.discretion.line(0, command, session)
            return (sent, state.lines.indices.first { !state.isDone[$0] && state.lines[$0].isCommand })
        }
    }

    /// Takes a BiDi command; returns its line's number, or nil when it was answered at once.
    func ask(_ method: String, _ params: JSONValue, _ reply: PendingReplies.Reply) -> Int? {
        play(reply) { state in
            let sent = state.discretion.line(0, method, params)
            return (sent, state.lines.indices.first { !state.isDone[$0] && state.lines[$0].asks(method) })
        }
    }

    private func play(
        _ reply: PendingReplies.Reply, _ find: (inout State) -> (RecordedLine, Int?)
    ) -> Int? {
        let (number, actions) = state.withLock { state -> (Int?, [Action]) in
            guard state.departure == nil else { return (nil, [Self.failing(reply, state.departure)]) }
            let (sent, index) = find(&state)
            guard let index, let recorded = state.lines[index].sent, recorded.text == sent.sent?.text else {
                let departure = Self.departure(sent, index.map { state.lines[$0] })
                return (nil, Self.depart(&state, departure) + [Self.failing(reply, departure)])
            }
            state.isDone[index] = true
            state.waiting[recorded.number] = reply
            return (recorded.number, advance(&state))
        }
        for action in actions { action() }
        return number
    }

    /// The program takes too long to send what must come before this command's answer.
    func giveUp(_ number: Int) {
        let actions = state.withLock { state -> [Action] in
            guard state.waiting[number] != nil else { return [] }
            let next = state.lines.indices.first { !state.isDone[$0] && state.lines[$0].sent != nil }
            let missing = next.flatMap { state.lines[$0].sent }
            let words = missing.map { "line \($0.number) of the recording was never sent: \($0.text)" }
            return Self.depart(
                &state, RecordingError(words ?? "the recording ends before the answer to its line \(number)"))
        }
        for action in actions { action() }
    }

    /// Gives what can be given now.
    private func advance(_ state: inout State) -> [Action] {
        var actions: [Action] = []
        while state.position < state.lines.count {
            let line = state.lines[state.position]
            switch line {
            case .command, .ask: guard state.isDone[state.position] else { return actions }
            case .answer(let number, let answer), .reply(let number, let answer):
                if let reply = state.waiting.removeValue(forKey: number) {
                    let result = result(answer, state.lines[number - 2], number)
                    actions.append { reply.resume(returning: result) }
                }
            case .event(let method, let params):
                let event = BiDiEvent(method: method, params: filled(params))
                if let listener = state.listener {
                    actions.append { listener(event) }
                } else {
                    state.early.append(event)
                }
            }
            state.isDone[state.position] = true
            state.position += 1
        }
        return actions
    }

    private func result(
        _ answer: RecordedAnswer, _ command: RecordedLine, _ number: Int
    ) -> Result<JSONValue, WebDriverError> {
        switch answer {
        case .error(let code):
            return .failure(WebDriverError(command: "", code: .init(rawValue: code), message: "as recorded"))
        case .value(let value):
            let whole = filled(value)
            guard whole != value else { return .success(value) }
            return .success(supply(Replay.Gap(line: number, command: command.name)) ?? whole)
        }
    }

    /// With a value that says nothing in place of each that was withheld.
    private func filled(_ value: JSONValue) -> JSONValue {
        if let withheld = Withheld(json: value) { return withheld.placeholder }
        return switch value {
        case .array(let elements): .array(elements.map(filled))
        case .object(let members): .object(members.mapValues(filled))
        default: value
        }
    }

    private static func departure(_ sent: RecordedLine, _ recorded: RecordedLine?) -> RecordingError {
        let program = sent.sent?.text ?? ""
        guard let recorded = recorded?.sent else {
            return RecordingError("behind the recording's last such line the program sends \(program)")
        }
        return RecordingError(
            "line \(recorded.number) of the recording is \(recorded.text); the program sends \(program)")
    }

    private static func depart(_ state: inout State, _ departure: RecordingError) -> [Action] {
        state.departure = state.departure ?? departure
        let waiting = state.waiting.values
        state.waiting = [:]
        return waiting.map { failing($0, departure) }
    }

    private static func failing(_ reply: PendingReplies.Reply, _ departure: RecordingError?) -> Action {
        let error = WebDriverError(
            command: "", code: .leftRecording, message: departure?.description ?? "", outcome: .noEffect)
        return { reply.resume(returning: .failure(error)) }
    }
}

extension RecordedLine {
    /// What the program sent, in words that can be compared.
    fileprivate var sent: (number: Int, text: String)? {
        switch self {
        case .command(let number, let name, let method, let path, let body):
            (number, "\(name) (\(method) \(path)) \(Self.text(body))")
        case .ask(let number, let method, let params): (number, "\(method) \(Self.text(params))")
        case .answer, .reply, .event: nil
        }
    }

    fileprivate var isCommand: Bool {
        if case .command = self { true } else { false }
    }

    fileprivate func asks(_ name: String) -> Bool {
        if case .ask(_, let method, _) = self { method == name } else { false }
    }

    fileprivate var name: String {
        switch self {
        case .command(_, let name, _, _, _): name
        case .ask(_, let method, _), .event(let method, _): method
        case .answer, .reply: ""
        }
    }

    private static func text(_ value: JSONValue) -> String {
        String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }
}
