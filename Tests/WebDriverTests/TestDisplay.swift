import Foundation
import Glibc

/// An X display without a screen, for browsers that need a window.
enum TestDisplay {
    /// Runs a body with a display of its own, such as `:97`.
    static func with<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/Xvfb")
        process.arguments = ["-displayfd", "1", "-screen", "0", "1280x1600x24", "-nolisten", "tcp"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            // Foundation starts processes with every signal blocked that can be.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            removeTraces(of: process.processIdentifier)
        }
        var number = ""
        while !number.hasSuffix("\n") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw CancellationError() }
            number += String(decoding: data, as: UTF8.self)
        }
        return try await body(":" + number.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// A killed server leaves its lock and its socket, and the number would count as taken.
    private static func removeTraces(of pid: Int32) {
        for number in 0..<200 {
            let lock = "/tmp/.X\(number)-lock"
            guard let text = try? String(contentsOfFile: lock, encoding: .utf8),
                Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) == pid
            else { continue }
            unlink(lock)
            unlink("/tmp/.X11-unix/X\(number)")
        }
    }
}
