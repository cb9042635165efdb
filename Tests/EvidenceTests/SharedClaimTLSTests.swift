import Foundation
import PostgreSQL
import PostgreSQLBench
import Testing

/// Claims over TLS: the server's certificate is checked, and its name.
@Suite(.timeLimit(.minutes(10))) struct `A connection to shared claims` {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func openssl(_ words: String...) throws {
        let tool = try Tool.run(["openssl"] + words, in: folder.path)
        guard tool.status == 0 else { throw ToolFailure(output: tool.output) }
    }

    private func authority(_ name: String) throws {
        try openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=\(name)", "-keyout", "\(name).key", "-out", "\(name).crt")
    }

    @Test func `is made only to a server whose certificate and name are right`() throws {
        try authority("right")
        try authority("wrong")
        try openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE",
            "-CA", "right.crt", "-CAkey", "right.key", "-keyout", "server.key", "-out", "server.crt")
        let server = try PostgreSQLServer(certificate: folder.file("server.crt"), key: folder.file("server.key"))
        var address = try server.address()
        address.protection = .verifyFull
        address.host = "localhost"
        address.authorities = folder.file("right.crt")
        #expect(try Connection(to: address).run("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()") == [["t"]])
        address.host = "127.0.0.1"
        #expect(throws: PostgreSQLError.self, "another name") { _ = try Connection(to: address) }
        address.protection = .verifyCA
        _ = try Connection(to: address)
        address.authorities = folder.file("wrong.crt")
        #expect(throws: PostgreSQLError.self, "another authority") { _ = try Connection(to: address) }
    }

    @Test func `is not made to a server without TLS, unless the address says so`() throws {
        var address = try PostgreSQLServer.shared.get().address()
        _ = try Connection(to: address)
        address.protection = .verifyCA
        #expect(throws: PostgreSQLError.self) { _ = try Connection(to: address) }
    }

    @Test func `gives up a server that takes it and says nothing`() throws {
        let silent = try SilentServer()
        let address = ServerAddress(
            host: "127.0.0.1", port: silent.port, database: "d", user: "u", protection: .none, deadline: 200)
        #expect(throws: PostgreSQLError.self) { _ = try Connection(to: address) }
    }

    @Test func `shows its password nowhere (P5)`() throws {
        var address = try PostgreSQLServer.shared.get().address()
        address.password = Password("hunter2-secret")
        let error = #expect(throws: PostgreSQLError.self) { _ = try Connection(to: address) }
        #expect(!"\(String(describing: error)) \(address) \(String(reflecting: address))".contains("hunter2"))
    }
}

/// A tool that did not do what a test needs.
struct ToolFailure: Error {
    let output: String
}

/// A socket that takes connections into its queue and never answers.
final class SilentServer: Sendable {
    let port: Int
    private let descriptor: Int32

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 4) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isListening else { throw ToolFailure(output: "no socket") }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(descriptor) }
}
