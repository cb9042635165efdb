import Foundation
import Glibc
import Submission
import Testing

@testable import StagingPortal
@testable import WebDriver

/// Over HTTP/2 a browser sends a POST again inside one connection (GOAWAY, REFUSED_STREAM): it must not be spoken.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A submission in front of HTTP/2` {
    @Test(arguments: TestEngine.allCases)
    func `speaks HTTP/1.1 to a portal that offers HTTP/2, and arrives once (P2)`(
        _ browser: TestEngine
    ) async throws {
        let portal = try await StagingPortal.start()
        let front = try await HTTP2Front.start(before: portal.origin)
        let good = try GoodPacket.make(origin: front.origin, browser: browser, authorities: [front.authority])
        // Who would speak it, does: the offer is a real one.
        _ = try Tool.run(
            ["curl", "-s", "--http2", "--retry", "30", "--retry-connrefused", "--retry-delay", "1"]
                + ["--cacert", front.authority, "\(front.origin)/login"])
        #expect(try front.lines() == ["HTTP/2.0 GET /login"])
        let outcome = await Run(try good.request()).perform { _ in }
        #expect(outcome.end == .confirmed, "\(outcome.said)")
        #expect(await portal.ledger.accepted.count == 1)
        let spoken = try front.lines().dropFirst()
        #expect(spoken.contains { $0.hasSuffix("/submit") })
        // HEAD is our own question for certificate and clock; no browser asks it, and nothing follows from a second one.
        #expect(spoken.filter { !$0.hasPrefix("HTTP/1.1 ") && !$0.contains(" HEAD ") } == [])
        front.stop()
        good.remove()
        await portal.stop()
    }
}

/// nginx with TLS and HTTP/2 before a portal; it writes down the version in which each request came.
private struct HTTP2Front {
    let origin: String
    let authority: String
    private let files: TestAuthority
    private let process: Process

    static func start(before backend: String) async throws -> HTTP2Front {
        let files = try await TestAuthority.make()
        let port = try LoopbackPort.free()
        try configuration(files, port, backend).write(
            toFile: files.path("nginx.conf"), atomically: false, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/nginx")
        process.arguments = ["-c", files.path("nginx.conf"), "-e", files.path("error.log")]
        try process.run()
        return HTTP2Front(
            origin: "https://127.0.0.1:\(port)", authority: files.certificate, files: files, process: process)
    }

    /// The requests so far: version, method, path.
    func lines() throws -> [String] {
        try String(contentsOfFile: files.path("access.log"), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    func stop() {
        // Foundation starts processes with every signal blocked that can be.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        files.remove()
    }

    private static func configuration(_ files: TestAuthority, _ port: Int, _ backend: String) -> String {
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(files.path($0));" }.joined(separator: " ")
        return """
            daemon off; master_process off; pid \(files.path("nginx.pid")); error_log \(files.path("error.log"));
            events {}
            http {
                log_format spoken '$server_protocol $request_method $uri';
                access_log \(files.path("access.log")) spoken; \(folders)
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate \(files.serverCertificate); ssl_certificate_key \(files.serverKey);
                    location / {
                        proxy_pass \(backend); proxy_http_version 1.1; proxy_set_header Host $http_host;
                        proxy_set_header Connection ""; proxy_next_upstream off;
                    }
                }
            }
            """
    }
}
