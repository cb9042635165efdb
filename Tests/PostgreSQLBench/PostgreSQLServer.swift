import Foundation
import Glibc
package import PostgreSQL

/// A PostgreSQL server of a test's own, from Debian's package: a free port of loopback, a temporary folder, never as root.
package final class PostgreSQLServer: Sendable {
    /// The server that tests of this process share; it ends with the process.
    package static let shared = Result { try PostgreSQLServer() }

    private let folder: String
    private let port: Int
    private let process: Process

    /// The server lives until it is told to stop or the test's process is gone; SIGQUIT is its immediate shutdown.
    private static let script = """
        folder=$1; parent=$2; shift 2; "$@" & server=$!
        while kill -0 $server && kill -0 $parent && [ ! -e "$folder/stop" ]; do sleep 0.1; done 2>/dev/null
        kill -QUIT $server; wait $server; rm -rf "$folder"
        """

    /// Makes and starts one; with `certificate` (and its key) it speaks TLS.
    package init(certificate: String? = nil, key: String? = nil, settings: [String] = []) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "pg-\(UUID().uuidString.prefix(8))").path
        port = try Self.freePort()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        process = Process()
        do {
            try start(certificate, key, settings)
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
    }

    deinit { stop() }

    /// Ends it at once, as a crash of the server would, and removes its folder.
    package func stop() {
        _ = FileManager.default.createFile(atPath: "\(folder)/stop", contents: nil)
        process.waitUntilExit()
    }

    /// Its address, without TLS; `database` is made for each caller.
    package func address(_ database: String = "d\(UUID().uuidString.prefix(8).lowercased())") throws -> ServerAddress {
        var address = ServerAddress(
            host: "127.0.0.1", port: port, database: "postgres", user: "countersign", password: Password("for tests"),
            protection: .none, deadline: 20_000)
        let connection = try Connection(to: address)
        try connection.run("CREATE DATABASE \"\(database)\"")
        address.database = database
        return address
    }

    private func start(_ certificate: String?, _ key: String?, _ settings: [String]) throws {
        let user = getuid() == 0 ? getpwnam("postgres") ?? getpwnam("nobody") : nil
        let owner = user.map { ($0.pointee.pw_uid, $0.pointee.pw_gid) }
        try Data("for tests".utf8).write(to: URL(filePath: "\(folder)/password"))
        if let certificate, let key {
            try FileManager.default.copyItem(atPath: certificate, toPath: "\(folder)/server.crt")
            try FileManager.default.copyItem(atPath: key, toPath: "\(folder)/server.key")
            chmod("\(folder)/server.key", 0o600)
        }
        if let owner {
            for name in ["", "/password"] + (key == nil ? [] : ["/server.crt", "/server.key"]) {
                chown(folder + name, owner.0, owner.1)
            }
        }
        try Self.run(
            Self.asUser(owner) + [
                "\(Self.programs)/initdb", "--no-sync", "--auth=scram-sha-256", "--username=countersign",
                "--pwfile=\(folder)/password", "--encoding=UTF8", "--locale=C", "\(folder)/data",
            ])
        try run(owner, tls: certificate != nil, settings)
    }

    private func run(_ owner: (uid_t, gid_t)?, tls: Bool, _ settings: [String]) throws {
        var said = ["listen_addresses=127.0.0.1", "port=\(port)", "unix_socket_directories=\(folder)"] + settings
        if tls { said += ["ssl=on", "ssl_cert_file=\(folder)/server.crt", "ssl_key_file=\(folder)/server.key"] }
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", Self.script, "sh", folder, String(getpid())] + Self.asUser(owner) + [
                "\(Self.programs)/postgres", "-D", "\(folder)/data",
            ] + said.flatMap { ["-c", $0] }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let end = Date.now + 60
        while true {
            do {
                _ = try Connection(
                    to: ServerAddress(
                        host: folder, port: port, database: "postgres", user: "countersign",
                        password: Password("for tests"), protection: .none, deadline: 20_000))
                return
            } catch {
                guard process.isRunning, Date.now < end else { throw error }
                usleep(50_000)
            }
        }
    }

    private static func run(_ words: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.currentDirectoryURL = URL(filePath: "/")
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ServerFailure(what: words.joined(separator: " ")) }
    }

    /// PostgreSQL refuses to run as root.
    private static func asUser(_ owner: (uid_t, gid_t)?) -> [String] {
        guard let owner else { return [] }
        return ["setpriv", "--reuid=\(owner.0)", "--regid=\(owner.1)", "--clear-groups"]
    }

    /// Debian keeps the server's programs out of PATH, one folder a version.
    private static let programs: String = {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let newest = versions.compactMap(Int.init).max().map(String.init) ?? "none"
        return "\(root)/\(newest)/bin"
    }()

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw ServerFailure(what: "no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// A server that could not be made.
struct ServerFailure: Error {
    let what: String
}
