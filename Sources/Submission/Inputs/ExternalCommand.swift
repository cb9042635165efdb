import Foundation
import Synchronization

/// A command of the user's, started without a shell and ended when it takes too long.
struct ExternalCommand: Sendable {
    let words: [String]
    let deadline: Int64

    /// What it prints.
    ///
    /// - Throws: `CommandError` where it cannot be started, fails or takes longer than the deadline (milliseconds).
    func run(input: [UInt8] = []) async throws(CommandError) -> [UInt8] {
        let result: Result<[UInt8], CommandError> = await withCheckedContinuation { continuation in
            // Its own thread: waiting for a process blocks, which the cooperative pool must never do.
            DispatchQueue.global().async { continuation.resume(returning: runBlocking(input)) }
        }
        return try result.get()
    }

    private func runBlocking(_ input: [UInt8]) -> Result<[UInt8], CommandError> {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        let (toCommand, fromCommand) = (Pipe(), Pipe())
        process.standardInput = toCommand
        process.standardOutput = fromCommand
        // What it says on standard error could hold what it was asked for.
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch {
            return .failure(CommandError(command: name, reason: "cannot be started"))
        }
        let isLate = Mutex(false)
        let watch = DispatchWorkItem {
            isLate.withLock { $0 = true }
            kill(process.processIdentifier, SIGKILL)
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(deadline)), execute: watch)
        try? toCommand.fileHandleForWriting.write(contentsOf: Data(input))
        try? toCommand.fileHandleForWriting.close()
        let output = fromCommand.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        watch.cancel()
        if isLate.withLock({ $0 }) {
            return .failure(CommandError(command: name, reason: "did not end within \(deadline) ms"))
        }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            return .failure(CommandError(command: name, reason: "ended with \(process.terminationStatus)"))
        }
        return .success([UInt8](output))
    }

    // Arguments may be confidential; the program's name is not.
    private var name: String { words.first ?? "" }
}

/// Why a command gave nothing.
struct CommandError: Error, Hashable, CustomStringConvertible {
    let command: String
    let reason: String

    var description: String { "command \(command) \(reason)" }
}
