import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `Steps of a keyboard, a pointer and a wheel` {
        private static let html = """
            <title>Actions</title><style>body{margin:0;height:4000px} div{width:80px;height:40px;margin:4px}</style>
            <div id=a style="background:#ccc">a</div><div id=b style="background:#999">b</div><input id=name>
            <script>
              var log = [];
              const names = ['mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu', 'keydown', 'keyup'];
              for (const name of names) addEventListener(name, event => {
                if (name === 'contextmenu') event.preventDefault();
                log.push([name, event.target.id, event.key ?? event.button, event.shiftKey].join(' '));
              }, true);
            </script>
            """

        private func log(_ session: Session) async throws -> [String] {
            try await session.read("return log").array?.compactMap(\.string) ?? []
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `click, click twice, drag and open a menu`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                let (a, b) = (try await session.find(.css("#a")), try await session.find(.css("#b")))
                try await session.perform(Actions().click(on: a))
                #expect(try await log(session) == ["mousedown a 0 false", "mouseup a 0 false", "click a 0 false"])
                try await session.perform(Actions().doubleClick(on: b))
                #expect(try await log(session).contains("dblclick b 0 false"))
                try await session.perform(Actions().click(on: a, .secondary))
                #expect(try await log(session).contains("contextmenu a 2 false"))
                _ = try await session.execute("log.length = 0")
                try await session.perform(Actions().drag(a, to: b, during: .milliseconds(50)))
                #expect(try await log(session).prefix(2) == ["mousedown a 0 false", "mouseup b 0 false"])
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `type with a modifier, and let every key go`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                let (a, name) = (try await session.find(.css("#a")), try await session.find(.css("#name")))
                try await session.perform(Actions().holding(.shift) { $0.click(on: a) })
                #expect(try await log(session).contains("click a 0 true"))
                try await session.perform(
                    Actions().click(on: name).type("ab").press(.home).keyDown(.shift).press(.end))
                try await session.perform(Actions().press(.delete).type(Secret("correct horse")))
                #expect(try await session.property("value", of: name) == "correct horse")
                #expect(try await log(session).contains { $0.hasPrefix("keyup name Shift") })
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `turn the wheel`(engine: Engine) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                try await session.perform(Actions().scroll(deltaY: 300, x: 10, y: 10).pause(.milliseconds(10)))
                try await session.wait(for: .script("a scrolled page", "return scrollY === 300"))
            }
        }

        @Test func `that end in an error let every button go, and do not call themselves refused`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, _ in
                let a = try await session.find(.css("#a"))
                let error = await #expect(throws: WebDriverError.self) {
                    try await session.perform(
                        Actions().move(to: a).pointerDown().move(to: .viewport, x: -5000, y: -5000).pointerUp())
                }
                #expect(error?.code == .moveTargetOutOfBounds)
                #expect(error?.outcome != .noEffect)
                #expect(try await log(session).contains("mouseup a 0 false"))
            }
        }

        @Test func `show no text that is typed`() {
            let actions = Actions().type(Secret("q")).press(.enter)
            var dumped = ""
            dump(actions, to: &dumped)
            #expect(!dumped.contains("\"q\""))
            #expect(actions.json["actions"]?.array?.count == 1)
        }

        @Test func `rest where another device is at work`() throws {
            let sources = Actions().keyDown(.shift).pointerDown().pause(.milliseconds(7)).json["actions"]?.array ?? []
            #expect(sources.map { $0["type"] } == ["key", "pointer"])
            for source in sources {
                let actions = try #require(source["actions"]?.array)
                #expect(actions.count == 3)
                #expect(actions[2] == ["type": "pause", "duration": 7])
            }
        }
    }
}
