import Foundation
import Glibc
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A browser's life` {
        /// Whether nothing is left: no process, no folder, no note.
        private func expectNothing(of folder: String, in state: String) throws {
            #expect(TestBrowser.processes(of: folder) == [])
            #expect(!FileManager.default.fileExists(atPath: folder))
            #expect(try FileManager.default.contentsOfDirectory(atPath: state) == [])
        }

        /// Folders of browsers of this process.
        private func folders() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: "/dev/shm")
                .filter { $0.hasPrefix("countersign-\(getpid())-") }
        }

        @Test func `is one process group and one folder, and ends with them (P9)`() async throws {
            try await TestBrowser.withState { state in
                let browser = try await Browser.launch(TestBrowser.options, stateFolder: state)
                #expect(TestBrowser.processes(of: browser.runFolder).count > 3)
                let mode = try FileManager.default.attributesOfItem(atPath: browser.runFolder)[.posixPermissions]
                #expect(mode as? Int == 0o700)
                let group = ProcessTable.all.filter { $0.group == browser.processID }
                #expect(group.count > 3)
                await browser.end()
                #expect(ProcessTable.all.filter { $0.group == browser.processID && $0.state != "Z" } == [])
                try expectNothing(of: browser.runFolder, in: state)
            }
        }

        @Test func `knows its versions and its driver's digest`() async throws {
            try await TestBrowser.with { browser in
                #expect(browser.name == "chrome \(browser.version)")
                #expect(ProgramIdentity.major(browser.driver.version) == ProgramIdentity.major(browser.version))
                #expect(browser.driver.sha256?.count == 64)
                let capabilities = browser.session.capabilities
                #expect(capabilities["acceptInsecureCerts"] == false)
                #expect(capabilities["pageLoadStrategy"] == "none")
                #expect(capabilities["unhandledPromptBehavior"] == "ignore")
            }
        }

        @Test func `is over at once when the driver is killed, and nothing is left (P9)`() async throws {
            try await TestBrowser.withState { state in
                let browser = try await Browser.launch(TestBrowser.options, stateFolder: state)
                let session = browser.session
                let hanging = Task { try await session.execute("return new Promise(() => {})") }
                let events = Task { for try await _ in browser.bidi.events {} }
                try await Task.sleep(for: .milliseconds(200))
                let start = ContinuousClock.now
                kill(browser.processID, SIGKILL)
                let result = await hanging.result
                #expect(ContinuousClock.now - start < .seconds(5))
                if case .failure(let error as WebDriverError) = result {
                    #expect(error.code == .driverDied)
                    #expect(error.outcome == .unknown)
                } else {
                    Issue.record("the command was answered by nobody")
                }
                await browser.ended()
                #expect(ContinuousClock.now - start < .seconds(15))
                let lost = await #expect(throws: WebDriverError.self) { try await events.value }
                #expect(lost?.command == "BiDi")
                let after = await #expect(throws: WebDriverError.self) { _ = try await session.title() }
                #expect(after?.code == .driverDied)
                #expect(after?.outcome == .noEffect)
                #expect(TestBrowser.processes(of: browser.runFolder) == [])
                await browser.end()
                try expectNothing(of: browser.runFolder, in: state)
            }
        }

        @Test(arguments: [0, 20, 60, 150, 400, 900])
        func `leaves nothing when its launch is cancelled (P9)`(milliseconds: Int) async throws {
            try await TestBrowser.withState { state in
                let before = try Set(folders())
                let task = Task { try await Browser.launch(TestBrowser.options, stateFolder: state) }
                try await Task.sleep(for: .milliseconds(milliseconds))
                task.cancel()
                if case .success(let browser) = await task.result { await browser.end() }
                #expect(try Set(folders()).subtracting(before).isEmpty)
                #expect(try FileManager.default.contentsOfDirectory(atPath: state) == [])
            }
        }

        @Test func `leaves nothing when its task is cancelled in a command and ends it then (P9)`() async throws {
            try await TestBrowser.withState { state in
                let browser = try await Browser.launch(TestBrowser.options, stateFolder: state)
                let task = Task {
                    let result = await Task { 0 }.value
                    _ = try? await browser.session.execute("return new Promise(() => {})")
                    // The end of a cancelled task is as thorough as any other.
                    await browser.end()
                    return result
                }
                try await Task.sleep(for: .milliseconds(200))
                task.cancel()
                _ = await task.value
                try expectNothing(of: browser.runFolder, in: state)
            }
        }

        @Test func `is swept after its owner was killed, and not before (P9)`() async throws {
            try await TestBrowser.withState { state in
                await #expect(processExitsWith: .signal(SIGKILL)) { [state = state as String] in
                    _ = try await Browser.launch(TestBrowser.options, stateFolder: state)
                    kill(getpid(), SIGKILL)
                }
                let note = try #require(try FileManager.default.contentsOfDirectory(atPath: state).first)
                let folder = "/dev/shm/" + note.replacing(".browser.json", with: "")
                #expect(TestBrowser.processes(of: folder).count > 3)
                #expect(await Leftovers.sweep(in: state) == 1)
                try expectNothing(of: folder, in: state)
                #expect(await Leftovers.sweep(in: state) == 0)
            }
        }

        @Test func `is not swept while its owner lives`() async throws {
            try await TestBrowser.withState { state in
                let browser = try await Browser.launch(TestBrowser.options, stateFolder: state)
                #expect(await Leftovers.sweep(in: state) == 0)
                #expect(try await browser.session.title() == "")
                await browser.end()
            }
        }

        @Test func `without its driver still belongs to its folder, and is swept`() async throws {
            try await TestBrowser.withState { state in
                await #expect(processExitsWith: .signal(SIGKILL)) { [state = state as String] in
                    let browser = try await Browser.launch(TestBrowser.options, stateFolder: state)
                    kill(browser.processID, SIGKILL)
                    kill(getpid(), SIGKILL)
                }
                let note = try #require(try FileManager.default.contentsOfDirectory(atPath: state).first)
                let folder = "/dev/shm/" + note.replacing(".browser.json", with: "")
                #expect(!TestBrowser.processes(of: folder).isEmpty)
                #expect(await Leftovers.sweep(in: state) == 1)
                try expectNothing(of: folder, in: state)
            }
        }
    }
}
