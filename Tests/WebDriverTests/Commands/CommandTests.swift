import Testing

@testable import WebDriver

@Suite struct `A command` {
    static let changing: Set<String> = [
        "New Session", "Navigate To", "Refresh", "New Window", "Element Click", "Element Send Keys", "Execute Script",
        "Execute Async Script", "Perform Actions",
    ]
    static let relative: Set<String> = [
        "Back", "Forward", "Close Window", "Switch To Parent Frame", "Dismiss Alert", "Accept Alert",
    ]

    @Test func `is one of the standard's 61, each with a path and a section of its own`() {
        let all = StandardCommands.all
        #expect(all.count == 61)
        #expect(Set(all.map(\.name)).count == 61)
        #expect(Set(all.map(\.section)).count == 61)
        #expect(Set(all.map { "\($0.method) \($0.path)" }).count == 61)
        for command in all {
            #expect(command.section.contains(/^https:\/\/www\.w3\.org\/TR\/webdriver2\/#[a-z-]+$/))
            #expect((command.body == nil) == (command.method != "POST"), "\(command.name)")
            #expect(command.deadline > .zero && command.deadline <= .seconds(60))
        }
    }

    @Test func `is repeated only where the standard's effect allows it`() {
        for command in StandardCommands.all {
            let expected: Effect =
                Self.changing.contains(command.name)
                ? .changes : Self.relative.contains(command.name) ? .relative : .safe
            #expect(command.effect == expected, "\(command.name)")
        }
        #expect(Command.switchToFrame(.index(0)).effect == .relative)
        #expect(Command.execute("return 1", [], .safe).effect == .safe)
    }

    @Test func `carries a name into its path so that it stays one`() throws {
        let element = try #require(StandardCommands.element)
        let escaped = "a%2F%2E%2E%2Fb%3Fc%20d"
        #expect(Command.attribute("a/../b?c d", of: element).path == "/element/ELEMENT/attribute/\(escaped)")
        #expect(Command.cookie("a/../b?c d").path == "/cookie/\(escaped)")
    }

    @Test func `shows nothing of its body`() throws {
        let element = try #require(StandardCommands.element)
        let command = Command.sendKeys("correct horse", to: element)
        var dumped = ""
        dump(command, to: &dumped)
        #expect(!"\(command) \(String(reflecting: command)) \(dumped)".contains("horse"))
        #expect("\(command)" == "Element Send Keys (POST /element/ELEMENT/value)")
    }
}

@Suite struct `A command's deadline` {
    private func state(_ timeouts: JSONValue) -> SessionState {
        SessionState(capabilities: ["timeouts": timeouts])
    }

    @Test func `is the session's own time-out that applies, and some grace`() throws {
        let state = state(["script": 20_000, "pageLoad": 70_000, "implicit": 40_000])
        #expect(try state.prepared(.execute("", [])).deadline == .seconds(25))
        #expect(try state.prepared(.executeAsync("", [])).deadline == .seconds(25))
        #expect(try state.prepared(.navigate(to: "")).deadline == .seconds(75))
        #expect(try state.prepared(.refresh).deadline == .seconds(75))
        #expect(try state.prepared(.findElements(.css("a"))).deadline == .seconds(45))
        #expect(try state.prepared(.title).deadline == .seconds(15))
        #expect(try state.prepared(.execute("", [], within: .seconds(2))).deadline == .seconds(2))
    }

    @Test func `follows the time-outs as they are set`() async throws {
        let answers = Answers { arrival in
            arrival.path == "/session"
                ? .json(#"{"value":{"sessionId":"s","capabilities":{"timeouts":{"script":1000,"pageLoad":2000}}}}"#)
                : .json(#"{"value":null}"#)
        }
        try await FakeServer.with(answers) { server in
            let session = try await Session.open(RemoteEnd(url: server.url), capabilities: [:])
            #expect(session.state.timeouts.script == .seconds(1))
            #expect(session.state.timeouts.implicit == .zero)
            try await session.setTimeouts(script: .milliseconds(200), pageLoad: .seconds(90))
            #expect(try session.state.prepared(.navigate(to: "")).deadline == .seconds(95))
            #expect(try session.state.prepared(.execute("", [])).deadline == .milliseconds(5200))
        }
    }

    @Test func `of a session that says nothing is the standard's`() throws {
        #expect(try state(.null).prepared(.navigate(to: "")).deadline == .seconds(305))
        #expect(try state(["script": .null]).prepared(.execute("", [])).deadline == .seconds(3605))
    }

    @Test func `ends a page that never comes`() async throws {
        let answers = Answers { arrival in
            switch arrival.path {
            case "/session":
                .json(#"{"value":{"sessionId":"s","capabilities":{"timeouts":{"script":1,"pageLoad":1}}}}"#)
            default: .hang
            }
        }
        try await FakeServer.with(answers) { server in
            let session = try await Session.open(RemoteEnd(url: server.url), capabilities: [:])
            let clock = ContinuousClock()
            let start = clock.now
            let error = await #expect(throws: WebDriverError.self) { _ = try await session.execute("while (true) {}") }
            #expect(error?.code == .deadline)
            #expect(clock.now - start >= .seconds(5))
        }
    }
}

@Suite struct `A vendor's command` {
    @Test func `travels as it says, its answer read like any other`() async throws {
        let answers = Answers { arrival in
            switch arrival.path {
            case "/session": .json(#"{"value":{"sessionId":"s","capabilities":{}}}"#)
            case "/session/s/acme/echo": .json(#"{"value":{"said":7}}"#)
            default: .json(#"{"value":{"error":"acme: no","message":"why"}}"#, status: "500 Internal Server Error")
            }
        }
        try await FakeServer.with(answers) { server in
            let session = try await Session.open(RemoteEnd(url: server.url), capabilities: [:])
            let echo = Command("Echo", .post, "/acme/echo", ["say": 7], effect: .changes)
            #expect(try await session.send(echo) == ["said": 7])
            #expect(server.arrivals.last?.body == #"{"say":7}"#)
            let other = Command("Other", .get, "/acme/other", effect: .safe)
            let error = await #expect(throws: WebDriverError.self) { try await session.send(other) }
            #expect(error?.code.rawValue == "acme: no")
            #expect(error?.outcome == .failed)
        }
    }
}
