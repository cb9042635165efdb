import Foundation
import NIOCore
import NIOWebSocket

/// The bidirectional connection of a session (WebDriver BiDi over WebSocket).
///
/// Events arrive while a classic command is under way. Commands that concern a page, such as
/// `network.continueRequest`, wait in chromedriver until the classic command has ended (measured with 156): do not
/// let a classic command wait for a request that is held.
public final class BiDi: Sendable {
    /// What the browser reports, in its order, for one reader.
    ///
    /// Ends with a ``WebDriverError`` when the connection was lost or more than 10,000 events were waiting to be
    /// read; no event is ever dropped silently. Ends without one after ``close()``.
    public let events: AsyncThrowingStream<BiDiEvent, any Error>
    /// Nil where the browser has no such connection.
    private let channel: (any Channel)?
    let connection: BiDiConnection
    private let recording: BiDiRecording?
    private let replay: Replay?

    private init(
        channel: (any Channel)?, connection: BiDiConnection, events: AsyncThrowingStream<BiDiEvent, any Error>,
        recording: BiDiRecording? = nil, replay: Replay? = nil
    ) {
        self.channel = channel
        self.connection = connection
        self.events = events
        self.recording = recording
        self.replay = replay
    }

    /// Connects to the WebSocket that the session's capabilities name.
    static func connect(
        to url: String, _ access: Access = Access(), recorder: Recorder? = nil, waiting limit: Int = 10_000
    ) async throws(DriverError) -> BiDi {
        guard let parts = URLComponents(string: url), let host = parts.host, let port = parts.port,
            let scheme = parts.scheme, ["ws", "wss"].contains(scheme)
        else {
            throw DriverError("\(url) is no WebSocket address")
        }
        let (events, sink) = AsyncThrowingStream.makeStream(
            of: BiDiEvent.self, throwing: (any Error).self, bufferingPolicy: .bufferingOldest(limit))
        let recording = recorder.map(BiDiRecording.init)
        let connection = BiDiConnection(sink: sink, recording: recording)
        do {
            let client = WebSocketClient(
                host: host, port: port, path: parts.path, isSecure: scheme == "wss", access: access)
            let channel = try await client.connect { MessageHandler(connection: connection) }
            return BiDi(channel: channel, connection: connection, events: events, recording: recording)
        } catch {
            throw DriverError("the browser's BiDi connection could not be opened: \(error)")
        }
    }

    /// The place of a connection that a browser does not have: refuses every command, and has no events.
    static func absent(_ reason: String) -> BiDi {
        let (events, sink) = AsyncThrowingStream.makeStream(of: BiDiEvent.self, throwing: (any Error).self)
        sink.finish(throwing: WebDriverError(command: "BiDi", code: .unsupportedOperation, message: reason))
        return BiDi(channel: nil, connection: BiDiConnection(sink: sink), events: events)
    }

    /// A connection to a recording.
    static func replaying(_ replay: Replay) -> BiDi {
        let (bidi, connection) = unconnected(replay: replay)
        replay.report(to: connection)
        return bidi
    }

    /// A connection whose messages come from somewhere else than a browser.
    static func unconnected(replay: Replay? = nil) -> (BiDi, BiDiConnection) {
        let (events, sink) = AsyncThrowingStream.makeStream(
            of: BiDiEvent.self, throwing: (any Error).self, bufferingPolicy: .bufferingOldest(10_000))
        let connection = BiDiConnection(sink: sink)
        return (BiDi(channel: nil, connection: connection, events: events, replay: replay), connection)
    }

    /// Whether there is a connection at all; without one nothing can be held.
    public var isPresent: Bool { channel != nil || replay != nil }

    /// Sends a command and waits for its reply.
    ///
    /// - Throws: ``WebDriverError`` with the remote end's code, or the client's `deadline`, `cancelled` or
    ///   `outcome unknown`.
    @discardableResult
    public func send(
        _ method: String, _ params: JSONValue, within deadline: Duration = .seconds(10)
    ) async throws(WebDriverError) -> JSONValue {
        if let replay { return try await replay.ask(method, params) }
        guard let channel else {
            throw WebDriverError(command: method, code: .unsupportedOperation, message: "this browser has no BiDi")
        }
        let replies = connection.replies
        let id = replies.nextID()
        let text = JSONWriter.bytes(of: ["id": .number(Double(id)), "method": .string(method), "params": params])
        let late = WebDriverError(command: method, code: .deadline, message: "no reply within \(deadline)")
        recording?.send(id, method, params)
        let alarm = channel.eventLoop.scheduleTask(in: .milliseconds(Int64(deadline.wholeMilliseconds))) {
            replies.resume(id, .failure(late))
        }
        defer { alarm.cancel() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { reply in
                replies.wait(for: id, reply)
                channel.writeAndFlush(WebSocketFrame.text(text), promise: nil)
            }
        } onCancel: {
            replies.cancel(
                id, WebDriverError(command: method, code: .cancelled, message: "the caller was cancelled"))
        }
        replies.forget(id)
        // The client's own end of it, where the browser gave none.
        recording?.reply(id, result)
        return try result.mapError { $0.named(method) }.get()
    }

    /// Closes the connection; commands that wait end with an error, the events without one.
    public func close() async {
        expectEnd()
        try? await channel?.close()
    }

    /// Says that the connection's end is our own doing.
    func expectEnd() {
        connection.end(nil)
    }
}

extension WebDriverError {
    fileprivate func named(_ command: String) -> WebDriverError {
        WebDriverError(command: command, code: code, message: message, outcome: outcome)
    }
}
