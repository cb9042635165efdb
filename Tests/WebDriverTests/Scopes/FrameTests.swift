import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A frame` {
        private static let pages = [
            "/": "<title>Outer</title><p id=word>outer</p><iframe id=one src=/one></iframe>",
            "/one": "<p id=word>one</p><iframe id=two src=/two></iframe>",
            "/two": "<p id=word>two</p>",
        ]

        private func word(_ session: Session) async throws(WebDriverError) -> String {
            try await session.text(of: try await session.find(.css("#word")))
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `is a scope that comes back, one inside the other too`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, Self.pages) { session, _ in
                let words = try await session.inFrame(.css("#one")) { (one) async throws(WebDriverError) in
                    var words = [try await word(one)]
                    words += try await one.inFrame(index: 0) { (two) async throws(WebDriverError) in
                        let outside = try await two.inParentFrame { (parent) async throws(WebDriverError) in
                            try await word(parent)
                        }
                        return [try await word(two), outside]
                    }
                    return words + [try await word(one)]
                }
                #expect(words == ["one", "two", "one", "one"])
                let now = try await word(session)
                #expect(now == "outer")
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `is left when its body throws`(engine: Engine) async throws {
            try await EnginePage.with(engine, Self.pages) { session, _ in
                let error = await #expect(throws: WebDriverError.self) {
                    try await session.inFrame(.css("#one")) { (one) async throws(WebDriverError) in
                        _ = try await one.find(.css("#nobody"))
                    }
                }
                #expect(error?.code == .noSuchElement)
                let now = try await word(session)
                #expect(now == "outer")
            }
        }

        @Test func `is left when its caller is cancelled`() async throws {
            try await EnginePage.with(Self.pages) { session, _ in
                let frame = try await session.find(.css("#one"))
                let (entered, enter) = AsyncStream.makeStream(of: Void.self)
                let task = Task {
                    try await session.inFrame(frame) { (one) async throws(WebDriverError) in
                        enter.finish()
                        try await one.wait(for: .present(.css("#nobody")), within: .seconds(100))
                    }
                }
                for await _ in entered {}
                task.cancel()
                await #expect(throws: WebDriverError.self) { try await task.value }
                let now = try await word(session)
                #expect(now == "outer")
            }
        }

        @Test func `that takes itself away is left for the document around it`() async throws {
            try await EnginePage.with(Self.pages) { session, _ in
                try await session.inFrame(.css("#one")) { (one) async throws(WebDriverError) in
                    _ = try await one.execute(
                        "const outer = parent; outer.setTimeout(() => outer.document.getElementById('one').remove(), 0)"
                    )
                }
                let now = try await word(session)
                #expect(now == "outer")
            }
        }

        @Test func `that cannot be left says so, and every command is refused until the place is known`() async throws {
            try await EnginePage.with(Self.pages) { session, _ in
                let error = await #expect(throws: WebDriverError.self) {
                    try await session.inFrame(.css("#one")) { (one) async throws(WebDriverError) in
                        try await one.inFrame(.css("#two")) { (two) async throws(WebDriverError) in
                            _ = try await two.execute("top.document.getElementById('one').remove()")
                        }
                    }
                }
                #expect(error?.code == .notBack)
                let refused = await #expect(throws: WebDriverError.self) { _ = try await word(session) }
                #expect(refused?.code == .notBack)
                #expect(refused?.outcome == .noEffect)
                try await session.switchToTop()
                let now = try await word(session)
                #expect(now == "outer")
            }
        }
    }

    @Suite(.timeLimit(.minutes(10))) struct `A window` {
        private static let pages = ["/": "<title>First</title>", "/second": "<title>Second</title>"]

        @Test(arguments: [Engine.chromium, .firefox]) func `is a scope that comes back, also on a throw`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, Self.pages) { session, server in
                let other = try await session.newWindow(.tab)
                let title = try await session.inWindow(other) { (session) async throws(WebDriverError) in
                    try await session.navigate(to: "\(server.url)/second")
                    return try await session.wait(for: .title("Second"))
                }
                #expect(title == "Second")
                #expect(try await session.title() == "First")
                await #expect(throws: WebDriverError.self) {
                    try await session.inWindow(other) { (session) async throws(WebDriverError) in
                        try await session.closeWindow()
                        _ = try await session.title()
                    }
                }
                #expect(try await session.title() == "First")
                #expect(try await session.windowHandles().count == 1)
            }
        }

        @Test func `that was opened by the page is waited for`() async throws {
            try await EnginePage.with(Self.pages) { session, _ in
                let known = try await session.windowHandles()
                _ = try await session.execute("setTimeout(() => window.open('/second'), 20)")
                let opened = try await session.wait(for: .window(otherThan: known))
                #expect(!known.contains(opened))
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `is moved and sized`(engine: Engine) async throws {
            try await EnginePage.with(engine, Self.pages) { session, _ in
                let rect = try await session.setWindow(width: 800, height: 600)
                #expect(rect.width == 800)
                #expect(try await session.maximizeWindow().width >= 800)
                #expect(try await session.fullscreenWindow().width >= 800)
                #expect(try await session.minimizeWindow().width > 0)
                #expect(try await session.moveWindow(x: 0, y: 0).width > 0)
            }
        }
    }
}
