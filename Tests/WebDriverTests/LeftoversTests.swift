import Foundation
import Glibc
import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `What an earlier run left` {
    private func withNote(
        driverStart: UInt64?, folder: String = "/dev/shm/countersign-0-test",
        _ body: (String, Process) async throws -> Void
    ) async throws {
        try await TestBrowser.withState { state in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/sleep")
            process.arguments = ["60"]
            try process.run()
            defer { kill(process.processIdentifier, SIGKILL) }
            let pid = process.processIdentifier
            let started = Started(
                owner: pid, ownerStart: 1, driver: pid, driverStart: driverStart ?? ProcessTable.entry(pid)?.startTime,
                folder: folder)
            try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
            try JSONEncoder().encode(started).write(to: URL(fileURLWithPath: "\(state)/x.browser.json"))
            try await body(state, process)
        }
    }

    @Test func `never means a process that only has the recorded number`() async throws {
        try await withNote(driverStart: 1) { state, process in
            #expect(await Leftovers.sweep(in: state) == 1)
            #expect(process.isRunning)
        }
    }

    @Test func `is ended by its folder when its driver was not noted yet`() async throws {
        try await TestBrowser.withState { state in
            let folder = try RunFolder.make()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/sleep")
            process.arguments = ["60"]
            process.environment = ["HOME": folder.home]
            try process.run()
            let entry = try #require(ProcessTable.entry(process.processIdentifier))
            try await TestBrowser.wait { entry.belongs(to: folder.path) }
            let started = Started(
                owner: getpid(), ownerStart: 1, driver: nil, driverStart: nil, folder: folder.path)
            try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
            try JSONEncoder().encode(started).write(to: URL(fileURLWithPath: "\(state)/x.browser.json"))
            let start = ContinuousClock.now
            #expect(await Leftovers.sweep(in: state) == 1)
            #expect(ContinuousClock.now - start < .seconds(20))
            try await TestBrowser.wait { !process.isRunning }
            #expect(!FileManager.default.fileExists(atPath: folder.path))
        }
    }

    @Test(arguments: ["/etc", "/dev/shm/countersign-/../../../etc", "", "/"])
    func `never means a folder that is none of ours`(folder: String) {
        #expect(RunFolder(recorded: folder) == nil)
    }

    @Test func `includes a note that was just being written, and only of a process that is gone (P9)`() async throws {
        try await TestBrowser.withState { state in
            try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
            let own = try #require(ProcessTable.entry(getpid()))
            let names = [
                "x.browser.json.\(own.pid)-\(own.startTime).new", "x.browser.json.\(own.pid)-1.new", "x.new",
                "x.browser.json.new",
            ]
            for name in names { try Data("{".utf8).write(to: URL(fileURLWithPath: "\(state)/\(name)")) }
            #expect(await Leftovers.sweep(in: state) == 0)
            let left = try FileManager.default.contentsOfDirectory(atPath: state)
            #expect(Set(left) == Set([names[0], names[2], names[3]]))
        }
    }

    @Test func `is unknown when its note cannot be read`() async throws {
        try await TestBrowser.withState { state in
            try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
            try Data("{".utf8).write(to: URL(fileURLWithPath: "\(state)/x.browser.json"))
            #expect(await Leftovers.sweep(in: state) == 0)
            #expect(await Leftovers.sweep(in: state + "/nowhere") == 0)
        }
    }

    @Test func `is told by the HOME its processes were started with`() async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sleep")
        process.arguments = ["60"]
        process.environment = ["HOME": "/dev/shm/countersign-a/home"]
        try process.run()
        defer { kill(process.processIdentifier, SIGKILL) }
        let entry = try #require(ProcessTable.entry(process.processIdentifier))
        // Between fork and exec a process still has our own environment.
        try await TestBrowser.wait { entry.belongs(to: "/dev/shm/countersign-a") }
        #expect(!entry.belongs(to: "/dev/shm/countersign-"))
        #expect(!entry.belongs(to: "/dev/shm/countersign-ab"))
    }
}
