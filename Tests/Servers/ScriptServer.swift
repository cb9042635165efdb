import Foundation
import Glibc

/// A Python program that serves on loopback from a folder of its own; it and the folder are gone with this object.
final class ScriptServer {
    let folder: URL
    private let process = Process()

    /// Makes the folder.
    init(named name: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "\(name)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Starts a script that lies beside this file, and returns the ports that its first line says.
    ///
    /// - Throws: the system's error, or `CocoaError` where it ended without a line.
    func start(_ script: String, _ arguments: [String] = []) throws -> [Int] {
        process.executableURL = URL(filePath: "/usr/bin/env")
        let path = URL(filePath: #filePath).appending(path: "../\(script)").standardizedFileURL.path
        process.arguments = ["python3", "-u", path] + arguments
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var text = ""
        while !text.hasSuffix("\n") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw CocoaError(.fileReadUnknown) }
            text += String(decoding: data, as: UTF8.self)
        }
        return text.split(separator: " ").compactMap { Int($0.trimmingCharacters(in: .newlines)) }
    }

    deinit {
        if process.processIdentifier > 0 {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: folder)
    }
}
