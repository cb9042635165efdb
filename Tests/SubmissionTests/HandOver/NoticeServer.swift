import Foundation
import Testing

/// A small server of HTTP and SMTP on loopback; what it was told lies in a folder.
final class NoticeServer {
    let folder: URL
    private let process = Process()
    private(set) var http = 0
    private(set) var smtp = 0

    /// `status` is what it answers to every request, `login` what its mail half demands ("name:password").
    init(status: Int = 200, login: String = "") throws {
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
            try #require(!data.isEmpty)
            text += String(decoding: data, as: UTF8.self)
        }
        let ports = text.split(separator: " ").compactMap { Int($0.trimmingCharacters(in: .newlines)) }
        try #require(ports.count == 2)
        (http, smtp) = (ports[0], ports[1])
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// What was written to one of its files.
    func told(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private static let script = URL(filePath: #filePath).appending(path: "../../../Servers/web-and-mail.py")
        .standardizedFileURL.path
}
