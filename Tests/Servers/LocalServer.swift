package import Foundation
import Glibc

/// A small server of HTTP and SMTP on loopback; what it was told lies in a folder.
package final class LocalServer {
    /// Where it writes what it was told; removed with it.
    package let folder: URL
    private let process = Process()
    /// Its port for HTTP.
    package private(set) var http = 0
    /// Its port for mail.
    package private(set) var smtp = 0

    /// Starts one on free ports.
    ///
    /// - Parameters:
    ///   - status: what it answers to every request.
    ///   - login: what its mail half demands, as "name:password".
    /// - Throws: the file system's error, or `CocoaError` where it did not say its ports.
    package init(status: Int = 200, login: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-u", Self.script, "\(status)", login]
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
        let ports = text.split(separator: " ").compactMap { Int($0.trimmingCharacters(in: .newlines)) }
        guard ports.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
        (http, smtp) = (ports[0], ports[1])
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// What was written to one of its files.
    ///
    /// - Throws: the file system's error.
    package func told(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private static let script = URL(filePath: #filePath).appending(path: "../web-and-mail.py").standardizedFileURL.path
}
