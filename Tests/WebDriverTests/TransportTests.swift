import Foundation
import Glibc
import NIOCore
import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `The transport` {
    private static let ok = FakeServer.Reaction.json(#"{"value":null}"#)
    private let click = Command.post("Element Click", "/element/e/click", [:], .changes)
    private let title = Command.title

    private func failure(_ body: () async throws(WebDriverError) -> JSONValue) async -> WebDriverError? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error
        }
    }

    /// What a server does when it has read a request that changes something.
    enum Ending: String, CaseIterable {
        case close
        case reset

        var reaction: FakeServer.Reaction { self == .close ? .close : .reset }
    }

    @Test(arguments: Ending.allCases, [true, false])
    func `sends 1,000 changing commands once each to a server that ends the connection after reading them`(
        ending: Ending, keptAlive: Bool
    ) async throws {
        try await FakeServer.with(Answers { $0.method == "POST" ? ending.reaction : Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            for _ in 0..<1000 {
                if keptAlive { _ = try await end.send(title, session: "s") }
                let error = await failure { () async throws(WebDriverError) in try await end.send(click, session: "s") }
                #expect(error?.code == .outcomeUnknown)
                #expect(error?.outcome == .unknown)
            }
            #expect(server.count("POST") == 1000)
            #expect(Self.reused(server.arrivals) == (keptAlive ? 1000 : 0))
        }
    }

    /// The same without the protection: what shows that a second sending would have been seen.
    @Test(arguments: Ending.allCases)
    func `would send a changing command twice if libcurl were not stopped`(ending: Ending) async throws {
        try await FakeServer.with(Answers { $0.method == "POST" ? ending.reaction : Self.ok }) { server in
            let transport = Transport()
            let unprotected = Exchange(
                method: "POST", url: server.url + "/session/s/element/e/click", body: SentBody(Array("{}".utf8)),
                deadline: .seconds(15), mayRepeat: true)
            let read = Exchange(
                method: "GET", url: server.url + "/session/s/title", body: SentBody([]), deadline: .seconds(15),
                mayRepeat: true)
            for _ in 0..<100 {
                _ = await transport.exchange(read) { status, _ in status }
                _ = await transport.exchange(unprotected) { status, _ in status }
            }
            #expect(server.count("POST") == 200)
        }
    }

    @Test func `sends a changing command without a body once, too`() async throws {
        try await FakeServer.with(Answers { $0.method == "DELETE" ? .close : Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            for _ in 0..<50 {
                _ = try await end.send(title, session: "s")
                let error = await failure { () async throws(WebDriverError) in
                    try await end.send(.closeWindow, session: "s")
                }
                #expect(error?.outcome == .unknown)
            }
            #expect(server.count("DELETE") == 50)
        }
    }

    /// Changing commands that came on a connection which had served another command before.
    private static func reused(_ arrivals: [FakeServer.Arrival]) -> Int {
        var seen: Set<Int> = []
        return arrivals.count { !seen.insert($0.connection).inserted && $0.method == "POST" }
    }

    @Test func `lets libcurl repeat a safe command`() async throws {
        try await FakeServer.with(Answers { $0.path.hasSuffix("/title") ? .close : Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            _ = try await end.send(.currentURL, session: "s")
            _ = await failure { () async throws(WebDriverError) in try await end.send(title, session: "s") }
            #expect(server.count("GET", "/session/s/title") == 2)
        }
    }

    @Test func `keeps one connection for all commands`() async throws {
        try await FakeServer.with(Answers { _ in Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            for _ in 0..<10 {
                _ = try await end.send(title, session: "s")
                _ = try await end.send(click, session: "s")
            }
            #expect(Set(server.arrivals.map(\.connection)).count == 1)
        }
    }

    @Test func `uses another connection where the kept one has been closed meanwhile`() async throws {
        try await FakeServer.with(
            Answers {
                $0.method == "GET"
                    ? .bytesAndClose(Array("HTTP/1.1 200 OK\r\nContent-Length:14\r\n\r\n{\"value\":null}".utf8))
                    : Self.ok
            }
        ) { server in
            let end = RemoteEnd(url: server.url)
            for _ in 0..<20 {
                _ = try await end.send(title, session: "s")
                let held = Self.sockets(to: server.port)
                // Our kernel has seen the other side's end.
                while held.contains(where: { !Self.isAtEnd($0) }) { try await Task.sleep(for: .milliseconds(1)) }
                _ = try await end.send(click, session: "s")
            }
            #expect(server.count("POST") == 20)
        }
    }

    private static func isAtEnd(_ socket: Int32) -> Bool {
        var byte: UInt8 = 0
        return recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) == 0
    }

    @Test func `never asks for 100 Continue, however large the body`() async throws {
        try await FakeServer.with(Answers { _ in Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            let text = String(repeating: "x", count: 2 << 20)
            _ = try await end.send(.execute(text, [], within: .seconds(10)), session: "s")
            let arrival = try #require(server.arrivals.first)
            #expect(arrival.headers["expect"] == nil)
            #expect(arrival.body.utf8.count > 2 << 20)
        }
    }

    @Test func `sends without waiting for acknowledgements (TCP_NODELAY)`() async throws {
        try await FakeServer.with(Answers { _ in .hang }) { server in
            let end = RemoteEnd(url: server.url)
            let waiting = Task { try await end.send(click, session: "s") }
            while server.arrivals.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
            let sockets = Self.sockets(to: server.port)
            #expect(sockets.count == 1)
            for socket in sockets {
                var value: Int32 = 0
                var size = socklen_t(MemoryLayout<Int32>.size)
                getsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &value, &size)
                #expect(value == 1)
            }
            waiting.cancel()
            _ = await waiting.result
        }
    }

    private static func closedPort() -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(descriptor, $0, size)
                _ = getsockname(descriptor, $0, &size)
            }
        }
        return (descriptor, address.sin_port.bigEndian)
    }

    /// Our descriptors that are connected to this port.
    private static func sockets(to port: Int) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { Int32($0) }.filter { descriptor in
            var address = sockaddr_in()
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let code = withUnsafeMutablePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &size) }
            }
            return code == 0 && address.sin_family == sa_family_t(AF_INET) && address.sin_port.bigEndian == UInt16(port)
        }
    }

    @Test func `gives up at the deadline and does not know what the command did`() async throws {
        try await FakeServer.with(Answers { _ in .hang }) { server in
            let end = RemoteEnd(url: server.url)
            let slow = Command.post("Element Click", "/element/e/click", [:], .changes, within: .seconds(1))
            let start = ContinuousClock.now
            let error = await failure { () async throws(WebDriverError) in try await end.send(slow, session: "s") }
            #expect(error?.code == .deadline)
            #expect(error?.outcome == .unknown)
            let passed = ContinuousClock.now - start
            #expect(passed >= .milliseconds(990) && passed < .seconds(10))
        }
    }

    @Test func `returns within 100 ms of being cancelled`() async throws {
        try await FakeServer.with(Answers { _ in .hang }) { server in
            var times: [Duration] = []
            for round in 1...9 {
                let end = RemoteEnd(url: server.url)
                let task = Task { try await end.send(click, session: "s") }
                while server.arrivals.count < round { try await Task.sleep(for: .milliseconds(2)) }
                let start = ContinuousClock.now
                task.cancel()
                let result = await task.result
                times.append(ContinuousClock.now - start)
                let error = #expect(throws: WebDriverError.self) { try result.get() }
                #expect(error?.code == .cancelled)
            }
            // The median, because the other tests keep the machine busy. libcurl by itself looks once a second.
            #expect(times.sorted()[4] < .milliseconds(100), "\(times)")
        }
    }

    @Test func `lets a caller go at once who is cancelled before its turn, with nothing sent`() async throws {
        try await FakeServer.with(Answers { _ in .hang }) { server in
            let end = RemoteEnd(url: server.url)
            let first = Task { try await end.send(title, session: "s") }
            while server.arrivals.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
            var times: [Duration] = []
            for _ in 0..<9 {
                let second = Task { try await end.send(click, session: "s") }
                await Task.yield()
                let start = ContinuousClock.now
                second.cancel()
                let result = await second.result
                times.append(ContinuousClock.now - start)
                let error = #expect(throws: WebDriverError.self) { try result.get() }
                #expect(error?.outcome == .noEffect)
            }
            first.cancel()
            _ = await first.result
            #expect(times.sorted()[4] < .milliseconds(100), "\(times)")
            #expect(server.count("POST") == 0)
        }
    }

    @Test func `never takes an answer that came too late for that of the next command`() async throws {
        let slow = FakeServer.Reaction.later(.milliseconds(1200), .json(#"{"value":"of the first"}"#))
        try await FakeServer.with(
            Answers { $0.path.hasSuffix("/title") ? slow : .json(#"{"value":"of the second"}"#) }
        ) { server in
            let end = RemoteEnd(url: server.url)
            _ = try await end.send(.currentURL, session: "s")
            let hasty = Command.get("Get Title", "/title", within: .seconds(1))
            for _ in 0..<3 {
                let error = await failure { () async throws(WebDriverError) in try await end.send(hasty, session: "s") }
                #expect(error?.code == .deadline)
                #expect(try await end.send(.currentURL, session: "s") == "of the second")
            }
        }
    }

    @Test func `sends a command in one piece`() async throws {
        try await FakeServer.with(Answers { _ in Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            for _ in 0..<20 { _ = try await end.send(click, session: "s") }
            #expect(server.arrivals.allSatisfy { $0.pieces == 1 })
        }
    }

    @Test func `says that nothing was sent when nobody listens`() async throws {
        // Bound, so that nobody else gets the port, but not listening.
        let holder = Self.closedPort()
        defer { close(holder.descriptor) }
        let end = RemoteEnd(url: "http://127.0.0.1:\(holder.port)")
        let error = await failure { () async throws(WebDriverError) in try await end.send(click, session: "s") }
        #expect(error?.code == .notSent)
        #expect(error?.outcome == .noEffect)
    }

    @Test func `ignores the proxies of the environment`() async {
        await #expect(processExitsWith: .success) {
            setenv("http_proxy", "http://127.0.0.1:1", 1)
            setenv("ALL_PROXY", "http://127.0.0.1:1", 1)
            try await FakeServer.with(Answers { _ in .json(#"{"value":"here"}"#) }) { server in
                let value = try await RemoteEnd(url: server.url).send(.title, session: "s")
                #expect(value == "here")
            }
        }
    }

    /// Callers send on threads of their own, one after the other; one that goes must leave the line to the next.
    @Test func `sends each of many callers' commands once at most, and no answer is another's`() async throws {
        let answers = Answers { arrival in .json(#"{"value":"\#(arrival.path)"}"#) }
        try await FakeServer.with(answers) { server in
            let end = RemoteEnd(url: server.url)
            let tasks = (0..<400).map { number in
                Task {
                    let command = Command.post("Element Click", "/element/e\(number)/click", [:], .changes)
                    return try await end.send(command, session: "s")
                }
            }
            for (number, task) in tasks.enumerated() where number % 3 == 0 { task.cancel() }
            var answered = 0
            for (number, task) in tasks.enumerated() {
                switch await task.result {
                case .success(let value):
                    answered += 1
                    #expect(value == .string("/session/s/element/e\(number)/click"))
                case .failure(let error):
                    #expect(number % 3 == 0, "\(error)")
                }
            }
            #expect(answered >= 266)
            let paths = server.arrivals.map(\.path)
            #expect(Set(paths).count == paths.count)
            let next = try await end.send(title, session: "s")
            #expect(next == "/session/s/title")
        }
    }

    @Test func `runs blocked commands beside Swift's pool, not on it`() async throws {
        try await FakeServer.with(Answers { _ in .hang }) { server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    let end = RemoteEnd(url: server.url)
                    group.addTask { _ = try? await end.send(.title, session: "s") }
                }
                while server.arrivals.count < 8 { try await Task.sleep(for: .milliseconds(2)) }
                let start = ContinuousClock.now
                await Task.detached {}.value
                #expect(ContinuousClock.now - start < .seconds(5))
                group.cancelAll()
            }
        }
    }
}
