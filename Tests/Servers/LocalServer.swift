package import Foundation

/// A small server of HTTP and SMTP on loopback; what it was told lies in a folder.
package final class LocalServer {
    /// Where it writes what it was told; removed with it.
    package var folder: URL { server.folder }
    private let server: ScriptServer
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
        server = try ScriptServer(named: "server")
        let ports = try server.start("web-and-mail.py", ["\(status)", login])
        guard ports.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
        (http, smtp) = (ports[0], ports[1])
    }

    /// What was written to one of its files.
    ///
    /// - Throws: the file system's error.
    package func told(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
}
