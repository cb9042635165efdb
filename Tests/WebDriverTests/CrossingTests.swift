import Foundation
import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `Two clients at once, ten sessions each` {
    @Test func `get each the answer to its own command`() async throws {
        // The answer to a command is its own path and body.
        let echo = Answers { arrival in
            let value: JSONValue = .string(arrival.path + " " + arrival.body)
            return .json(String(decoding: JSONWriter.bytes(of: ["value": value]), as: UTF8.self))
        }
        try await FakeServer.with(echo) { server in
            let ends = [RemoteEnd(url: server.url), RemoteEnd(url: server.url)]
            try await withThrowingTaskGroup(of: Int.self) { group in
                for (client, end) in ends.enumerated() {
                    for session in 0..<10 {
                        group.addTask { try await Self.converse(with: end, as: "\(client)-\(session)") }
                    }
                }
                let right = try await group.reduce(0, +)
                #expect(right == 20 * 50)
            }
            #expect(server.arrivals.count >= 20 * 50)
        }
    }

    /// Every tenth command is cancelled, so that answers come which nobody waits for; returns how many were right.
    private static func converse(with end: RemoteEnd, as session: String) async throws -> Int {
        var right = 0
        for number in 0..<50 {
            let body: JSONValue = ["text": .string("\(session) \(number)")]
            let command = Command.post("Execute Script", "/execute/sync", body, .changes)
            if number % 10 == 9 {
                let task = Task { try await end.send(command, session: session) }
                task.cancel()
                _ = await task.result
            }
            let value = try await end.send(command, session: session)
            let expected = #"/session/\#(session)/execute/sync {"text":"\#(session) \#(number)"}"#
            if value.string == expected { right += 1 }
        }
        return right
    }
}

extension Browsers {
    @Suite(.timeLimit(.minutes(20))) struct `Two chromedrivers, three sessions each` {
        /// More of them: scripts/prove sessions.
        private static let count = Int(ProcessInfo.processInfo.environment["SESSION_PROOF_COUNT"] ?? "") ?? 3

        @Test func `get each the answer to its own command`() async throws {
            try await withThrowingTaskGroup(of: Int.self) { group in
                for client in 0..<2 { group.addTask { try await Self.client("\(client)") } }
                let right = try await group.reduce(0, +)
                #expect(right == 2 * Self.count * 20)
                print(
                    #"{"drivers":2,"sessionsEach":\#(Self.count),"commands":\#(2 * Self.count * 20),"right":\#(right)}"#
                )
            }
        }

        /// One driver with its sessions at once; returns how many answers were right.
        private static func client(_ name: String) async throws -> Int {
            let folder = try RunFolder.make()
            defer { folder.remove() }
            let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
            let driver = try await DriverProcess.start(
                try Search.program(nil, "chromedriver", package: "chromium-driver"), arguments: ["--port=0"],
                environment: ["PATH": path, "HOME": folder.home, "TMPDIR": folder.temporary], folder: folder,
                announcement: .chromedriver
            ) { _ in }
            let result = await Result { try await sessions(of: driver.port, name) }
            await driver.end()
            return try result.get()
        }

        private static func sessions(of port: Int, _ name: String) async throws -> Int {
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<Self.count { group.addTask { try await session(of: port, "\(name)-\(number)") } }
                return try await group.reduce(0, +)
            }
        }

        private static func session(of port: Int, _ name: String) async throws -> Int {
            var arguments: [JSONValue] = ["--headless=new", "--disable-dev-shm-usage"]
            if getuid() == 0 { arguments.append("--no-sandbox") }
            let session = try await Session.open(
                RemoteEnd(url: "http://127.0.0.1:\(port)"),
                capabilities: ["browserName": "chrome", "goog:chromeOptions": ["args": .array(arguments)]])
            _ = try await session.execute("document.title = arguments[0]", [.string(name)])
            var right = 0
            for number in 0..<20 {
                let echoed = try await session.execute("return arguments[0]", [.string("\(name) \(number)")])
                if echoed == .string("\(name) \(number)"), try await session.title() == name { right += 1 }
            }
            return right
        }
    }
}

extension Result where Failure == any Error {
    /// What a body returns or throws.
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
