import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A wait` {
        private static let html = """
            <title>Waits</title><button id=go disabled>Go</button><p id=old>old</p><p id=hidden style="display:none">h
            """

        @Test(arguments: [Engine.chromium, .firefox]) func `ends when its condition holds`(engine: Engine) async throws
        {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                _ = try await session.execute(
                    """
                    setTimeout(() => {
                        go.disabled = false; old.remove(); hidden.style.display = ''; document.title = 'Done';
                        const added = document.createElement('i'); added.id = 'new'; document.body.append(added);
                    }, 60)
                    """)
                try await session.wait(for: .usable(.css("#go")))
                try await session.wait(for: .gone(.css("#old")))
                try await session.wait(for: .visible(.css("#hidden")))
                try await session.wait(for: .present(.css("#new")))
                try await session.wait(for: .text("Go", of: .css("#go")))
                try await session.wait(for: .title("Done"))
                try await session.wait(for: .loaded)
                #expect(try await session.wait(for: .url(containing: "127.0.0.1")).hasPrefix("http://"))
            }
        }

        @Test func `that is in vain says what was waited for and what was answered`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, _ in
                let error = await #expect(throws: WebDriverError.self) {
                    try await session.wait(for: .present(.css("#nobody")), within: .milliseconds(50))
                }
                #expect(error?.code == .waitEnded)
                #expect(error?.message.contains("one element for css(\"#nobody\")") == true)
                #expect(error?.message.contains("no such element") == true)
                #expect(error?.outcome == .noEffect)
                let own = Condition<Bool>("a word of the owner") { _ in nil }
                let other = await #expect(throws: WebDriverError.self) {
                    try await session.wait(for: own, within: .zero)
                }
                #expect(other?.message.contains("a word of the owner") == true)
            }
        }

        @Test func `ends at once with what waiting cannot cure`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, _ in
                let cases: [(Locator, WebDriverError.Code)] = [
                    (.css("###"), .invalidSelector), (.tagName("p"), .ambiguous),
                ]
                for (locator, code) in cases {
                    let error = await #expect(throws: WebDriverError.self) {
                        try await session.wait(for: .present(locator), within: .seconds(200))
                    }
                    #expect(error?.code == code)
                }
            }
        }

        /// The page notes when it sets its title; both clocks are the machine's.
        @Test func `returns soon after its condition holds`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, _ in
                var latencies: [Double] = []
                for round in 1...20 {
                    let start = """
                        setTimeout(() => {
                            document.title = arguments[0]; window.heldAt = performance.timeOrigin + performance.now();
                        }, 30 + 7 * (arguments[1] % 5));
                        """
                    let number = JSONValue.number(Double(round))
                    _ = try await session.execute(start, [.string("round \(round)"), number])
                    try await session.wait(for: .title("round \(round)"))
                    let now = Date.now.timeIntervalSince1970 * 1000
                    let held = try #require(try await session.read("return window.heldAt").number)
                    latencies.append(now - held)
                }
                latencies.sort()
                let words = "wait latency over 20 rounds: median \(latencies[10]) ms, most \(latencies[19]) ms"
                Attachment.record(words, named: "wait-latency.txt")
                print(words)
                // The figure is for people; a busy machine must not fail the test.
                #expect(latencies[10] < 1000)
            }
        }
    }
}

@Suite struct `A pause between two questions` {
    @Test(arguments: [(0.0, 1), (0.5, 1), (3, 3), (8, 8), (900, 8)])
    func `is as long as the question took, and never long`(question: Double, pause: Int) {
        #expect(Pause.length(after: .seconds(question / 1000)) == .milliseconds(pause))
    }
}
