import Foundation
import Glibc
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `Each engine's life` {
        /// Whether nothing is left of the browser whose note this was: no process, no folder, no note.
        private func expectNothing(of folder: String, in state: String) throws {
            #expect(TestBrowser.processes(of: folder) == [])
            #expect(!FileManager.default.fileExists(atPath: folder))
            #expect(try FileManager.default.contentsOfDirectory(atPath: state) == [])
        }

        private func notedFolder(in state: String) throws -> String {
            let note = try #require(try FileManager.default.contentsOfDirectory(atPath: state).first)
            return "/dev/shm/" + note.replacing(".browser.json", with: "")
        }

        @Test(arguments: [Engine.firefox, .webKit]) func `is over at once when the driver is killed (P9)`(
            engine: Engine
        ) async throws {
            try await TestBrowser.withDisplay(engine) { display in
                try await TestBrowser.withState { state in
                    let browser = try await TestBrowser.launch(engine, display, state)
                    let session = browser.session
                    let hanging = Task { try await session.execute("while (true) {}") }
                    try await Task.sleep(for: .milliseconds(300))
                    kill(browser.processID, SIGKILL)
                    let result = await hanging.result
                    let error = #expect(throws: WebDriverError.self) { try result.get() }
                    #expect(error?.code == .driverDied)
                    #expect(error?.outcome == .unknown)
                    await browser.ended()
                    #expect(TestBrowser.processes(of: browser.runFolder) == [])
                    #expect(ProcessTable.all.filter { $0.group == browser.processID && $0.state != "Z" } == [])
                    await browser.end()
                    try expectNothing(of: browser.runFolder, in: state)
                }
            }
        }

        @Test(arguments: Engine.allCases, [SIGINT, SIGTERM])
        func `ends with its program when a signal ends that (P9)`(engine: Engine, signal: Int32) async throws {
            try await TestBrowser.withDisplay(engine) { display in
                try await TestBrowser.withState { state in
                    let witness = state + "-witness"
                    defer { try? FileManager.default.removeItem(atPath: witness) }
                    let how = [engine.rawValue, display ?? "", state, "\(signal)", witness]
                    let expected: ExitTest.Condition = .signal(signal)
                    await #expect(processExitsWith: expected) { [how = how as [String]] in
                        Browser.endAllOnSignals()
                        let engine = try #require(Engine(rawValue: how[0]))
                        let browser = try await TestBrowser.launch(engine, how[1], how[2])
                        try Data(browser.runFolder.utf8).write(to: URL(fileURLWithPath: how[4]))
                        kill(getpid(), try #require(Int32(how[3])))
                        try await Task.sleep(for: .seconds(60))
                    }
                    try expectNothing(of: String(contentsOfFile: witness, encoding: .utf8), in: state)
                }
            }
        }

        @Test(arguments: [Engine.firefox, .webKit]) func `is swept after its owner was killed (P9)`(
            engine: Engine
        ) async throws {
            try await TestBrowser.withDisplay(engine) { display in
                try await TestBrowser.withState { state in
                    let how = [engine.rawValue, display ?? "", state]
                    await #expect(processExitsWith: .signal(SIGKILL)) { [how = how as [String]] in
                        let engine = try #require(Engine(rawValue: how[0]))
                        _ = try await TestBrowser.launch(engine, how[1], how[2])
                        kill(getpid(), SIGKILL)
                    }
                    let folder = try notedFolder(in: state)
                    #expect(TestBrowser.processes(of: folder).count > 1)
                    #expect(await Leftovers.sweep(in: state) == 1)
                    try expectNothing(of: folder, in: state)
                }
            }
        }

        @Test(arguments: [Engine.firefox, .webKit]) func `without its driver is swept all the same (P9)`(
            engine: Engine
        ) async throws {
            try await TestBrowser.withDisplay(engine) { display in
                try await TestBrowser.withState { state in
                    let how = [engine.rawValue, display ?? "", state]
                    await #expect(processExitsWith: .signal(SIGKILL)) { [how = how as [String]] in
                        let engine = try #require(Engine(rawValue: how[0]))
                        let browser = try await TestBrowser.launch(engine, how[1], how[2])
                        kill(browser.processID, SIGKILL)
                        kill(getpid(), SIGKILL)
                    }
                    let folder = try notedFolder(in: state)
                    #expect(await Leftovers.sweep(in: state) == 1)
                    try expectNothing(of: folder, in: state)
                }
            }
        }

        @Test(arguments: [Engine.firefox, .webKit], [20, 150, 700])
        func `leaves nothing when its launch is cancelled (P9)`(engine: Engine, milliseconds: Int) async throws {
            try await TestBrowser.withDisplay(engine) { display in
                try await TestBrowser.withState { state in
                    let task = Task { try await TestBrowser.launch(engine, display, state) }
                    try await Task.sleep(for: .milliseconds(milliseconds))
                    let notes = (try? FileManager.default.contentsOfDirectory(atPath: state)) ?? []
                    task.cancel()
                    if case .success(let browser) = await task.result { await browser.end() }
                    for note in notes {
                        try expectNothing(of: "/dev/shm/" + note.replacing(".browser.json", with: ""), in: state)
                    }
                    #expect(try FileManager.default.contentsOfDirectory(atPath: state) == [])
                }
            }
        }
    }
}
