import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `The events of a BiDi connection` {
    private func connection(waiting limit: Int) -> (BiDiConnection, AsyncThrowingStream<BiDiEvent, any Error>) {
        let (events, sink) = AsyncThrowingStream.makeStream(
            of: BiDiEvent.self, throwing: (any Error).self, bufferingPolicy: .bufferingOldest(limit))
        return (BiDiConnection(sink: sink), events)
    }

    private func event(_ number: Int) -> [UInt8] {
        Array(#"{"type":"event","method":"log.entryAdded","params":{"n":\#(number)}}"#.utf8)
    }

    @Test func `end with an error when more arrive than are read`() async throws {
        let (connection, events) = connection(waiting: 10)
        for number in 0..<20 { connection.take(event(number)) }
        var read = 0
        let error = await #expect(throws: WebDriverError.self) { for try await _ in events { read += 1 } }
        #expect(read == 10)
        #expect(error?.message.contains("log.entryAdded") == true)
    }

    @Test func `end without one when the end was asked for`() async throws {
        let (connection, events) = connection(waiting: 10)
        connection.take(event(1))
        connection.end(nil)
        connection.end(WebDriverError(command: "BiDi", code: .outcomeUnknown, message: "lost"))
        var read = 0
        for try await _ in events { read += 1 }
        #expect(read == 1)
    }

    @Test(arguments: ["no JSON", "{", "\u{0}"]) func `end with an error after a message that is none`(
        text: String
    )
        async throws
    {
        let (connection, events) = connection(waiting: 10)
        connection.take(Array(text.utf8))
        let error = await #expect(throws: WebDriverError.self) { for try await _ in events {} }
        #expect(error?.code == .malformedAnswer)
    }

    @Test func `leave replies to their commands, in any order`() async throws {
        let (connection, _) = connection(waiting: 10)
        let replies = connection.replies
        let ids = (0..<3).map { _ in replies.nextID() }
        let (waiting, waits) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: (Int, JSONValue).self) { group in
            for id in ids {
                group.addTask {
                    let result = await withCheckedContinuation { reply in
                        replies.wait(for: id, reply)
                        waits.yield(id)
                    }
                    return (id, try result.get())
                }
            }
            for await _ in waiting.prefix(ids.count) {}
            for id in ids.reversed() {
                connection.take(Array(#"{"type":"success","id":\#(id),"result":\#(id * 10)}"#.utf8))
            }
            for try await (id, value) in group { #expect(value == .number(Double(id * 10))) }
        }
    }

    @Test func `end every command that waits when the connection is lost`() async throws {
        let (connection, _) = connection(waiting: 10)
        let replies = connection.replies
        let id = replies.nextID()
        async let waiting = withCheckedContinuation { replies.wait(for: id, $0) }
        connection.end(WebDriverError(command: "BiDi", code: .outcomeUnknown, message: "lost"))
        let result = await waiting
        #expect(throws: WebDriverError.self) { try result.get() }
    }
}
