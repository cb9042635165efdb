import Foundation

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

    private let server: ScriptServer
    /// `http://127.0.0.1:PORT`.
    package private(set) var origin = ""

    /// Starts one on a free port.
    ///
    /// - Throws: the file system's error, or `CocoaError` where it did not say its port.
    package init(_ pages: [String: Page]) throws {
        server = try ScriptServer(named: "pages")
        try JSONEncoder().encode(pages).write(to: server.folder.appending(path: "pages.json"))
        guard let port = try server.start("pages.py").first else { throw CocoaError(.fileReadCorruptFile) }
        origin = "http://127.0.0.1:\(port)"
    }

    /// What was posted, a line each: the path and the body.
    package var posted: [String] {
        let text = (try? String(contentsOf: server.folder.appending(path: "posted"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }
}
