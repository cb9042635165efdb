import Foundation
import Glibc

@testable import StagingPortal
@testable import WebDriver

/// nginx with TLS before a portal: it lets nobody in without a certificate of its authority, and tells the portal whose it is.
struct ClientCertificateFront {
    let origin: String
    /// The authority of its own certificate (PEM).
    let authority: String
    private let files: TestAuthority
    private let people: PeopleAuthority
    private let process: Process

    static func start(before backend: String) async throws -> ClientCertificateFront {
        let files = try await TestAuthority.make()
        let port = try LoopbackPort.free()
        let people = try PeopleAuthority(in: files.path("people"))
        try configuration(files, people, port, backend).write(
            toFile: files.path("nginx.conf"), atomically: false, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/nginx")
        process.arguments = ["-c", files.path("nginx.conf"), "-e", files.path("error.log")]
        try process.run()
        let front = ClientCertificateFront(
            origin: "https://127.0.0.1:\(port)", authority: files.certificate, files: files, people: people,
            process: process)
        _ = try Tool.run(
            ["curl", "-s", "--retry", "30", "--retry-connrefused", "--retry-delay", "1"]
                + ["--cacert", files.certificate, "\(front.origin)/"])
        return front
    }

    func stop() {
        // Foundation starts processes with every signal blocked that can be.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        files.remove()
    }

    /// A PKCS#12 file with a certificate of a person's name, by the authority that counts or by another of its name.
    func certificate(of name: String, isStranger: Bool = false) throws -> String {
        try (isStranger ? PeopleAuthority(in: files.path("strangers")) : people).certificate(of: name)
    }

    private static func configuration(
        _ files: TestAuthority, _ people: PeopleAuthority, _ port: Int, _ backend: String
    ) -> String {
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map { "\($0)_temp_path \(files.path($0));" }.joined(separator: " ")
        return """
            daemon off; master_process off; pid \(files.path("nginx.pid")); error_log \(files.path("error.log"));
            events {}
            http {
                access_log off; \(folders)
                map $ssl_client_s_dn $person { default ""; "~CN=(?<name>[a-z.]+)$" $name; }
                server {
                    listen 127.0.0.1:\(port) ssl;
                    ssl_certificate \(files.serverCertificate); ssl_certificate_key \(files.serverKey);
                    ssl_client_certificate \(people.certificate); ssl_verify_client on;
                    location / {
                        proxy_pass \(backend); proxy_http_version 1.1; proxy_set_header Host $http_host;
                        proxy_set_header Connection ""; proxy_set_header X-Client-Certificate $person;
                        proxy_next_upstream off;
                    }
                }
            }
            """
    }
}
