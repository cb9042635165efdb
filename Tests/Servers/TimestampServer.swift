package import Foundation
import Glibc

/// A real timestamp authority on loopback: `openssl ts` behind HTTP, with a key of its own.
package final class TimestampServer {
    /// Where its key, its certificate and what it was asked lie; removed with it.
    package let folder: URL
    /// Where it is asked.
    package private(set) var url = ""
    /// PEM file of its certificate.
    package var certificate: String { folder.appending(path: "tsa.pem").path }
    private let process = Process()

    /// Starts one on a free port.
    ///
    /// - Parameters:
    ///   - answers: how many it gives before it ends.
    ///   - offset: how far its clock is away, as faketime writes it: `+31s`; nil: not at all.
    /// - Throws: the file system's error, or `CocoaError` where it said no port.
    package init(answers: Int = 99, offset: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "authority-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["python3", Self.script, "--answers", "\(answers)"] + (offset.map { ["--clock=\($0)"] } ?? [])
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = said.split(separator: " ").first.flatMap({ Int($0) }) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        url = "http://127.0.0.1:\(port)/"
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    private static let script =
        URL(filePath: #filePath).appending(path: "../timestamp-authority.py").standardizedFileURL.path
}
