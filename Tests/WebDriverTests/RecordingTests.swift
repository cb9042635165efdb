import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A recording` {
        private static let secret = "correct horse battery staple"
        private static let typed = "Zebra crossing 4711"
        private static let argument = "argument-that-nobody-sees"
        private static let page = """
            <!doctype html><title>Form</title><form method=post action=/commit><input id=name name=name>
            <input id=pin name=pin type=password><button id=go>Go</button></form>
            """

        /// A program as it runs with a browser and without one; returns the picture's PNG.
        private static func program(
            _ session: Session, _ bidi: BiDi, at url: String, field: String = "#name"
        ) async throws -> [UInt8] {
            let events = bidi.listen(to: NetworkEvent.self)
            try await bidi.subscribe(to: ["network.beforeRequestSent", "network.responseCompleted"])
            try await session.navigate(to: "\(url)/form?token=\(argument)")
            while try await session.execute(
                "return document.readyState === 'complete' && location.pathname === '/form'")
                != true
            { try await Task.sleep(for: .milliseconds(5)) }
            try await session.sendKeys(typed, to: session.find(.css(field)))
            try await session.sendKeys(Secret(secret), to: session.find(.css("#pin")))
            _ = try await session.execute("document.title = arguments[0]", [.string(argument)])
            let context = try #require(try await bidi.browsingContext.getTree(maxDepth: 0).first?.id)
            _ = try await bidi.script.callFunction("(x) => x + '!'", [.json(.string(argument))], in: .context(context))
            let intercept = try await bidi.network.addIntercept([.beforeRequestSent])
            let png = try await session.takeScreenshot().withPNGBytes { span in span.withUnsafeBytes(Array.init) }
            try await session.click(session.find(.css("#go")))
            let held = try #require(try await events.first { $0.isBlocked && $0.request.method == "POST" })
            try await bidi.network.continueRequest(held.request.id)
            let done = try await events.first {
                if case .responseCompleted = $0.step { $0.request.id == held.request.id } else { false }
            }
            #expect(done != nil)
            try await bidi.network.removeIntercept(intercept)
            _ = try? await session.find(.css("#nobody"))
            return png
        }

        /// Records the program with Chromium; gives the recording's path, the server's URL and the picture.
        private func withRecording(
            _ body: (_ path: String, _ url: String, _ png: [UInt8]) async throws -> Void
        ) async throws {
            let path = NSTemporaryDirectory() + "recording-\(UUID().uuidString).jsonl"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try await FakeServer.with(Answers { _ in .page(Self.page) }) { server in
                let recorder = try Recorder(writingTo: path)
                let png = try await TestBrowser.withState { state in
                    let browser = try await Browser.launch(TestBrowser.options, stateFolder: state, recorder: recorder)
                    let result = await TestResult {
                        try await Self.program(browser.session, browser.bidi, at: server.url)
                    }
                    await browser.end()
                    return try result.get()
                }
                try recorder.finish()
                try await body(path, server.url, png)
            }
        }

        @Test func `of a real session holds no secret, no typed text, no argument and no picture (P5)`() async throws {
            try await withRecording { path, _, png in
                let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(text.contains("Element Send Keys") && text.contains("Take Screenshot"))
                for word in [Self.secret, Self.typed, Self.argument, "Zebra", "horse", "token"] {
                    #expect(!text.contains(word), "\(word)")
                    #expect(!text.contains(Data(word.utf8).base64EncodedString().prefix(12)), "\(word) in base64")
                }
                #expect(png.count > 1000)
                // Any part of the picture, wherever it begins.
                for start in stride(from: 0, to: png.count - 64, by: 3 * 16) {
                    let part = Data(png[start..<(start + 48)]).base64EncodedString()
                    #expect(!text.contains(part))
                }
                #expect(!text.contains("iVBOR"))
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600)
            }
        }

        @Test func `runs the same program without a browser`() async throws {
            try await withRecording { path, url, _ in
                let replay = try Replay(reading: path)
                let (session, bidi) = try await replay.open()
                _ = try await Self.program(session, bidi, at: url)
                try replay.finish()
            }
        }

        @Test func `tells a changed program the line where it left`() async throws {
            try await withRecording { path, url, _ in
                let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
                let line = try #require(lines.firstIndex { $0.contains("#name") }) + 1
                let replay = try Replay(reading: path)
                let (session, bidi) = try await replay.open()
                let error = await #expect(throws: WebDriverError.self) {
                    _ = try await Self.program(session, bidi, at: url, field: "#nickname")
                }
                #expect(error?.code == .leftRecording)
                #expect(error?.outcome == .noEffect)
                #expect(error?.message.contains("line \(line) ") == true, "\(error?.message ?? "")")
                #expect(error?.message.contains("#nickname") == true)
                #expect(throws: RecordingError.self) { try replay.finish() }
            }
        }

        @Test func `tells a program that ends early what it never sent`() async throws {
            try await withRecording { path, _, _ in
                let replay = try Replay(reading: path)
                let (_, bidi) = try await replay.open()
                try await bidi.subscribe(to: ["network.beforeRequestSent", "network.responseCompleted"])
                let error = #expect(throws: RecordingError.self) { try replay.finish() }
                #expect(error?.description.contains("never sent: Navigate To") == true)
            }
        }
    }
}

/// What a body returned or threw.
enum TestResult<Value> {
    case returned(Value)
    case threw(any Error)

    init(_ body: () async throws -> Value) async {
        do { self = .returned(try await body()) } catch { self = .threw(error) }
    }

    func get() throws -> Value {
        switch self {
        case .returned(let value): value
        case .threw(let error): throw error
        }
    }
}
