import Foundation
import Glibc
import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `A driver` {
    private func withProgram(_ script: String, _ body: (String, RunFolder) async throws -> Void) async throws {
        let folder = try RunFolder.make()
        defer { folder.remove() }
        let path = folder.temporary + "/driver"
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        try await body(path, folder)
    }

    private func start(
        _ path: String, _ folder: RunFolder, within limit: Duration = .seconds(20)
    ) async throws(DriverError) -> DriverProcess {
        try await DriverProcess.start(
            path, arguments: [], environment: ["HOME": folder.home, "PATH": "/usr/bin:/bin"], folder: folder,
            within: limit
        ) { _ in }
    }

    @Test(arguments: [
        "exec sleep 60", "sleep 60 & sleep 60", "echo 'Starting on port 0'; exec sleep 60",
    ])
    func `that never listens is given up, with everything it started (P9)`(script: String) async throws {
        try await withProgram(script) { path, folder in
            let error = await #expect(throws: DriverError.self) {
                _ = try await start(path, folder, within: .seconds(1))
            }
            #expect(error?.description.contains("did not listen within 1.0 seconds") == true)
            #expect(error?.description.contains(path) == true)
            #expect(TestBrowser.processes(of: folder.path) == [])
        }
    }

    @Test func `that ends before it listens is given up at once`() async throws {
        try await withProgram("exit 3") { path, folder in
            let error = await #expect(throws: DriverError.self) { _ = try await start(path, folder) }
            #expect(error?.description.contains("ended before it listened") == true)
        }
    }

    @Test func `that writes much is read all the time`() async throws {
        let script = "i=0; while [ $i -lt 3000 ]; do echo 'some line that fills the pipe at last'; i=$((i+1)); done"
        try await withProgram(script + "; echo 'started successfully on port 4711.'; exec sleep 60") { path, folder in
            let process = try await start(path, folder)
            #expect(process.port == 4711)
            #expect(await process.hasDied() == false)
            await process.end()
            #expect(await process.hasDied())
            #expect(TestBrowser.processes(of: folder.path) == [])
        }
    }

    @Test func `that dies is noticed while others hold its output open (P9)`() async throws {
        try await withProgram("sleep 600 & echo 'started successfully on port 1.'; exec sleep 600") { path, folder in
            let process = try await start(path, folder)
            kill(process.pid, SIGKILL)
            // The time limit is the proof: without notice this lasts ten minutes.
            await process.ended()
            #expect(TestBrowser.processes(of: folder.path) == [])
        }
    }

    @Test func `that leaves its group is ended all the same`() async throws {
        try await withProgram("setsid sleep 60 & echo 'started successfully on port 1.'; exec sleep 60") {
            path, folder in
            let process = try await start(path, folder)
            #expect(TestBrowser.processes(of: folder.path).count >= 2)
            await process.end()
            #expect(TestBrowser.processes(of: folder.path) == [])
        }
    }

    @Test func `or a browser that is not there is named with how to get it`() async throws {
        try await TestBrowser.withState { state in
            var options = TestBrowser.options
            options.driver = "/nowhere/chromedriver"
            let driver = await #expect(throws: DriverError.self) {
                _ = try await Browser.launch(options, stateFolder: state)
            }
            #expect(driver?.description.contains("install chromium-driver") == true)
            options = TestBrowser.options
            options.binary = "/nowhere/chromium"
            let browser = await #expect(throws: DriverError.self) {
                _ = try await Browser.launch(options, stateFolder: state)
            }
            #expect(browser?.description.contains("install chromium,") == true)
        }
    }

    @Test func `gets no secret and no proxy of ours, but the one that is asked for`() {
        var options = ChromeOptions()
        options.proxyPort = 4711
        options.extraArguments = ["--lang=en"]
        let arguments = options.arguments(profile: "/p")
        #expect(arguments.contains("--proxy-server=socks5://127.0.0.1:4711"))
        #expect(arguments.contains("--proxy-bypass-list=<-loopback>"))
        #expect(arguments.contains("--disable-http2") && arguments.contains("--disable-quic"))
        #expect(!arguments.contains("--no-sandbox"))
        #expect(arguments.last == "--lang=en")
    }
}
