import Foundation
import Glibc

/// A server of a test's own pages on loopback; what was posted lies in a folder.
package final class StaticPages {
    /// What is answered to one method and path: `GET /form`.
    package struct Page: Encodable, Sendable {
        package var status = 200
        package var type = "text/html; charset=utf-8"
        /// Where a redirect leads.
        package var location: String?
        package var body = ""

        /// A page.
        package init(_ body: String, status: Int = 200, location: String? = nil) {
            (self.body, self.status, self.location) = (body, status, location)
        }
    }

    private let folder: URL
    private let process = Process()
    /// `http://127.0.0.1:PORT`.
    package private(set) var origin = ""

    /// Starts one on a free port.
    ///
    /// - Throws: the file system's error, or `CocoaError` where it did not say its port.
    package init(_ pages: [String: Page]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try JSONEncoder().encode(pages).write(to: folder.appending(path: "pages.json"))
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-u", Self.script]
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
        origin = "http://127.0.0.1:\(text.trimmingCharacters(in: .newlines))"
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// What was posted, a line each: the path and the body.
    package var posted: [String] {
        let text = (try? String(contentsOf: folder.appending(path: "posted"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private static let script = URL(filePath: #filePath).appending(path: "../pages.py").standardizedFileURL.path
}
