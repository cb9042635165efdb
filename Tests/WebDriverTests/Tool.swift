import Foundation
import Glibc
import Testing

@testable import WebDriver

/// A program of the machine that a test calls.
enum Tool {
    /// It did not end well.
    struct Failure: Error {
        let tool: String
        let status: Int32
    }

    /// Runs it to its end, which must be a good one; returns what it said.
    @discardableResult
    static func run(
        _ path: String, _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) throws -> String {
        let (process, output, keyboard) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = keyboard
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        try keyboard.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try keyboard.fileHandleForWriting.close()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(tool: path, status: process.terminationStatus) }
        return said
    }

    /// Starts one that serves, and returns when it listens.
    static func serve(
        _ path: String, _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        while LoopbackPort.listening(of: process.processIdentifier) == nil {
            guard process.isRunning else { throw Ended(path: path) }
            try await Task.sleep(for: .milliseconds(5))
        }
        return process
    }

    /// Ends one that serves.
    static func end(_ process: Process) {
        // Foundation starts processes with every signal blocked that can be.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

/// A program that was to serve and does not run.
private struct Ended: Error {
    let path: String
}
