import Foundation
import Glibc
import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(3))) struct `The transport` {
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

    @Test(arguments: [true, false])
    func `sends a changing command once to a server that closes after reading it`(keptAlive: Bool) async throws {
        try await FakeServer.with(Answers { $0.method == "POST" ? .close : Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            for _ in 0..<200 {
                if keptAlive { _ = try await end.send(title, session: "s") }
                let error = await failure { () async throws(WebDriverError) in try await end.send(click, session: "s") }
                #expect(error?.code == .outcomeUnknown)
                #expect(error?.outcome == .unknown)
            }
            #expect(server.count("POST") == 200)
        }
    }

    @Test func `lets libcurl repeat a safe command, which shows that a repetition would be seen`() async throws {
        try await FakeServer.with(Answers { $0.path.hasSuffix("/title") ? .close : Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            _ = try await end.send(.currentURL, session: "s")
            _ = await failure { () async throws(WebDriverError) in try await end.send(title, session: "s") }
            #expect(server.count("GET", "/session/s/title") == 2)
        }
    }

    @Test func `keeps one connection for safe commands and opens a new one for each that changes something`()
        async throws
    {
        try await FakeServer.with(Answers { _ in Self.ok }) { server in
            let end = RemoteEnd(url: server.url)
            for _ in 0..<10 { _ = try await end.send(title, session: "s") }
            #expect(Set(server.arrivals.map(\.connection)).count == 1)
            for _ in 0..<10 { _ = try await end.send(click, session: "s") }
            #expect(Set(server.arrivals.filter { $0.method == "POST" }.map(\.connection)).count == 10)
        }
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
            async let waiting = failure { () async throws(WebDriverError) in
                try await end.send(.get("Get Title", "/title", within: .seconds(2)), session: "s")
            }
            while server.arrivals.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
            let sockets = Self.sockets(to: server.port)
            #expect(sockets.count == 1)
            for socket in sockets {
                var value: Int32 = 0
                var size = socklen_t(MemoryLayout<Int32>.size)
                getsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &value, &size)
                #expect(value == 1)
            }
            #expect(await waiting?.code == .deadline)
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
            let slow = Command.post("Element Click", "/element/e/click", [:], .changes, within: .milliseconds(150))
            let start = ContinuousClock.now
            let error = await failure { () async throws(WebDriverError) in try await end.send(slow, session: "s") }
            #expect(error?.code == .deadline)
            #expect(error?.outcome == .unknown)
            let passed = ContinuousClock.now - start
            #expect(passed >= .milliseconds(140) && passed < .seconds(1))
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
                #expect(ContinuousClock.now - start < .milliseconds(500))
                group.cancelAll()
            }
        }
    }
}
