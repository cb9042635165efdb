import Foundation
import Glibc
import Synchronization
import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `A thread of commands` {
    private static let ok = FakeServer.Reaction.json(#"{"value":null}"#)
    private static let click = Command.post("Element Click", "/element/e/click", [:], .changes)

    private static func code(_ body: () async throws(WebDriverError) -> JSONValue) async -> WebDriverError.Code? {
        do throws(WebDriverError) {
            _ = try await body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `sends and reads every command without leaving its thread`() async throws {
        try await FakeServer.with(Answers { _ in Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            let threads = try await withCommandThread { () async throws -> [Set<UInt>] in
                var callers: Set<UInt> = []
                let readers = Mutex<Set<UInt>>([])
                for _ in 0..<20 {
                    callers.insert(UInt(pthread_self()))
                    _ = try await end.send(.title, session: "s") { _, _ throws(WebDriverError) in
                        readers.withLock { _ = $0.insert(UInt(pthread_self())) }
                        return 0
                    }
                }
                return [callers, readers.withLock { $0 }]
            }
            #expect(threads[0].count == 1)
            #expect(threads[0] == threads[1])
        }
    }

    @Test func `elsewhere the transport's own thread reads`() async throws {
        try await FakeServer.with(Answers { _ in Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            #expect(CommandThread.current == nil)
            let isOnOne = try await end.send(.title, session: "s") { _, _ throws(WebDriverError) in
                CommandThread.current != nil
            }
            #expect(!isOnOne)
        }
    }

    @Test func `gives up at the deadline and does not know what the command did`() async throws {
        try await FakeServer.with(Answers { _ in .hang }) { server in
            let end = RemoteEnd(url: server.url)
            let slow = Command.post("Element Click", "/element/e/click", [:], .changes, within: .seconds(1))
            let start = ContinuousClock.now
            let code = await withCommandThread {
                await Self.code { () async throws(WebDriverError) in try await end.send(slow, session: "s") }
            }
            #expect(code == .deadline)
            let passed = ContinuousClock.now - start
            #expect(passed >= .milliseconds(990) && passed < .seconds(10))
        }
    }

    @Test func `returns within 100 ms of being cancelled`() async throws {
        try await FakeServer.with(Answers { _ in .hang }) { server in
            var times: [Duration] = []
            for round in 1...9 {
                let end = RemoteEnd(url: server.url)
                let task = Task {
                    await withCommandThread {
                        await Self.code { () async throws(WebDriverError) in
                            try await end.send(Self.click, session: "s")
                        }
                    }
                }
                while server.arrivals.count < round { try await Task.sleep(for: .milliseconds(2)) }
                let start = ContinuousClock.now
                task.cancel()
                let code = await task.value
                times.append(ContinuousClock.now - start)
                #expect(code == .cancelled)
            }
            #expect(times.sorted()[4] < .milliseconds(100), "\(times)")
        }
    }

    @Test func `sends nothing for a caller who was cancelled before`() async throws {
        try await FakeServer.with(Answers { _ in Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            let code = await Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await withCommandThread {
                    await Self.code { () async throws(WebDriverError) in try await end.send(Self.click, session: "s") }
                }
            }.value
            #expect(code == .notSent)
            #expect(server.arrivals.isEmpty)
        }
    }

    /// A child of the task that waits for an answer would wait for the same thread.
    @Test func `lets the task's other children run while it waits, such as one that ends the wait`() async throws {
        try await FakeServer.with(Answers { _ in .hang }) { server in
            let end = RemoteEnd(url: server.url)
            let start = ContinuousClock.now
            let code = await withCommandThread {
                await withTaskGroup(of: WebDriverError.Code?.self) { group in
                    group.addTask {
                        await Self.code { () async throws(WebDriverError) in
                            try await end.send(Self.click, session: "s")
                        }
                    }
                    group.addTask {
                        while server.arrivals.isEmpty { try? await Task.sleep(for: .milliseconds(2)) }
                        return nil
                    }
                    let first = await group.next() ?? nil
                    group.cancelAll()
                    let second = await group.next() ?? nil
                    return first ?? second
                }
            }
            #expect(code == .cancelled)
            #expect(ContinuousClock.now - start < .seconds(10))
        }
    }

    @Test func `sends each command of many children once, and no answer is another's`() async throws {
        let answers = Answers { arrival in .json(#"{"value":"\#(arrival.path)"}"#) }
        try await FakeServer.with(answers) { server in
            let end = RemoteEnd(url: server.url)
            let wrong = await withCommandThread {
                await withTaskGroup(of: Bool.self) { group in
                    for number in 0..<200 {
                        group.addTask {
                            let command = Command.post("Element Click", "/element/e\(number)/click", [:], .changes)
                            let value = try? await end.send(command, session: "s")
                            return value == .string("/session/s/element/e\(number)/click")
                        }
                    }
                    return await group.reduce(0) { $0 + ($1 ? 0 : 1) }
                }
            }
            #expect(wrong == 0)
            #expect(server.count("POST") == 200)
        }
    }

    @Test func `sends a changing command once to a server that ends the connection after reading it`() async throws {
        try await FakeServer.with(Answers { $0.method == "POST" ? .close : Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            try await withCommandThread { () async throws -> Void in
                for _ in 0..<100 {
                    _ = try await end.send(.title, session: "s")
                    let code = await Self.code { () async throws(WebDriverError) in
                        try await end.send(Self.click, session: "s")
                    }
                    #expect(code == .outcomeUnknown)
                }
            }
            #expect(server.count("POST") == 100)
        }
    }
}
