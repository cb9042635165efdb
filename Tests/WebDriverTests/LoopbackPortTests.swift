import Foundation
import Glibc
import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `The port on which a program listens` {
    @Test func `is found on a machine with hundreds of other sockets`() async throws {
        let others = try (0..<300).map { _ in try Self.listener() }
        defer { for other in others { close(other) } }
        try await TestBrowser.withState { folder in
            let authority = try TestAuthority(in: folder)
            let port = try LoopbackPort.free()
            // Returns when it was found.
            let server = try await Tool.serve(
                "/usr/bin/openssl",
                [
                    "s_server", "-accept", "127.0.0.1:\(port)", "-cert", authority.certificate, "-key",
                    "\(folder)/ca.key",
                ])
            defer { Tool.end(server) }
            #expect(LoopbackPort.listening(of: server.processIdentifier) == port)
        }
    }

    private static func listener() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0 && listen(descriptor, 1) == 0)
        return descriptor
    }
}
