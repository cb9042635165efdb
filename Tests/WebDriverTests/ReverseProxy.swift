import Foundation

@testable import WebDriver

/// nginx in front of a driver, as a Grid's own proxy would be, with basic authentication for robot and `s:cret`.
struct ReverseProxy {
    let port: Int
    private let process: Process

    /// Starts it; through TLS where it gets a certificate of an authority.
    static func start(
        in folder: String, before driver: Int, _ authority: TestAuthority? = nil
    ) async throws -> ReverseProxy {
        let port = try LoopbackPort.free()
        // SHA-1 as RFC 2307 writes it: nginx reads it without help of the system.
        try Data("robot:{SHA}ob9VHXlLNzaUIdFbQwNSACyNdGs=\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/users"))
        let configuration = """
            daemon off; master_process off; pid \(folder)/nginx.pid; error_log \(folder)/error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy;
                fastcgi_temp_path \(folder)/fastcgi; uwsgi_temp_path \(folder)/uwsgi; scgi_temp_path \(folder)/scgi;
                server {
                    listen 127.0.0.1:\(port)\(tls(authority))
                    auth_basic "grid"; auth_basic_user_file \(folder)/users;
                    location / { proxy_pass http://127.0.0.1:\(driver); include \(folder)/headers; }
                    location /grid/ { proxy_pass http://127.0.0.1:\(driver)/; include \(folder)/headers; }
                }
            }
            """
        let headers = """
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";
            """
        try Data(headers.utf8).write(to: URL(fileURLWithPath: "\(folder)/headers"))
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: "\(folder)/nginx.conf"))
        let process = try await Tool.serve(
            "/usr/sbin/nginx", ["-c", "\(folder)/nginx.conf", "-e", "\(folder)/error.log"])
        return ReverseProxy(port: port, process: process)
    }

    private static func tls(_ authority: TestAuthority?) -> String {
        guard let authority else { return ";" }
        let folder = authority.folder
        return " ssl; ssl_certificate \(folder)/server.pem; ssl_certificate_key \(folder)/server.key;"
    }

    func stop() {
        Tool.end(process)
    }
}
