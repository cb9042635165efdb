import Foundation

/// Runs a program against a recording, without a browser.
///
/// The program's commands are compared with those that were recorded, classic ones in their order, those of BiDi in the order
/// of their method; answers and events come as they came. The first command that differs fails, and all after
/// it: ``departure`` says at which line.
public final class Replay: Sendable {
    /// A value that was withheld, and where.
    public struct Gap: Sendable, Hashable {
        /// The line of the command whose answer it is part of.
        public let line: Int
        /// The command's name.
        public let command: String
    }

    private let tape: Tape
    private let patience: Duration

    /// Reads a recording.
    ///
    /// - Parameters:
    ///   - path: a file that a ``Recorder`` wrote.
    ///   - patience: how long the program may take to send what was recorded.
    ///   - supply: gives the whole value of an answer of which something was withheld; nil for a value of the
    ///     same type that says nothing.
    /// - Throws: ``RecordingError`` naming the line that is none of a recording.
    public init(
        reading path: String, patience: Duration = .seconds(10),
        supplying supply: @escaping @Sendable (Gap) -> JSONValue? = { _ in nil }
    ) throws(RecordingError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RecordingError("\(path) cannot be read")
        }
        tape = Tape(try RecordingReading.lines(of: Array(data), path), supply)
        self.patience = patience
    }

    /// Opens the recorded session.
    ///
    /// - Throws: ``WebDriverError`` when no session was recorded.
    public func open() async throws(WebDriverError) -> (session: Session, bidi: BiDi) {
        let session = try await Session.open(RemoteEnd(replaying: self), capabilities: [:])
        return (session, BiDi.replaying(self))
    }

    /// Where the program left the recording; nil while it did not.
    public var departure: RecordingError? { tape.departure }

    /// Says that the program sent everything that was recorded.
    ///
    /// - Throws: ``RecordingError`` naming the line where it left, or the first one that it never sent.
    public func finish() throws(RecordingError) {
        if let reason = tape.departure ?? tape.rest { throw reason }
    }

    func send(_ command: Command, session: String?) async throws(WebDriverError) -> JSONValue {
        try await answer(to: command.name) { tape.send(command, session: session, $0) }
    }

    func ask(_ method: String, _ params: JSONValue) async throws(WebDriverError) -> JSONValue {
        try await answer(to: method) { tape.ask(method, params, $0) }
    }

    /// Gives events to a connection, as soon as the program has come so far.
    func report(to connection: BiDiConnection) {
        tape.report { connection.report($0) }
    }

    private func answer(
        to command: String, _ take: (PendingReplies.Reply) -> Int?
    ) async throws(WebDriverError) -> JSONValue {
        let result = await withCheckedContinuation { reply in
            guard let number = take(reply) else { return }
            Task { [tape, patience] in
                try? await Task.sleep(for: patience)
                tape.giveUp(number)
            }
        }
        do {
            return try result.get()
        } catch {
            throw WebDriverError(
                command: command, code: error.code, message: error.message, outcome: error.outcome)
        }
    }
}

/// Reads the lines of a recording.
enum RecordingReading {
    static func lines(of bytes: [UInt8], _ path: String) throws(RecordingError) -> [RecordedLine] {
        let lines = bytes.split(separator: 0x0A)
        guard let first = lines.first, JSONReader.read(Array(first)) == RecordedLine.head else {
            throw RecordingError("\(path) is no recording, or one of another version")
        }
        var read: [RecordedLine] = []
        for (index, line) in lines.enumerated().dropFirst() {
            guard let line = JSONReader.read(Array(line)).flatMap(RecordedLine.init(json:)) else {
                throw RecordingError("\(path):\(index + 1) is no line of a recording")
            }
            read.append(line)
        }
        return read
    }
}
