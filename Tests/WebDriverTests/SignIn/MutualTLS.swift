import Foundation

@testable import WebDriver

/// stunnel4, which asks every visitor for a certificate of the authority.
struct MutualTLS {
    let port: Int
    private let process: Process

    static func start(before server: Int, _ authority: TestAuthority) async throws -> MutualTLS {
        let port = try LoopbackPort.free()
        let configuration = """
            foreground = yes
            debug = err
            pid =
            [portal]
            accept = 127.0.0.1:\(port)
            connect = 127.0.0.1:\(server)
            cert = \(authority.folder)/server.pem
            key = \(authority.folder)/server.key
            CAfile = \(authority.certificate)
            verifyChain = yes
            requireCert = yes
            """
        let file = "\(authority.folder)/stunnel.conf"
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: file))
        let process = try await Tool.serve("/usr/bin/stunnel4", [file])
        return MutualTLS(port: port, process: process)
    }

    func stop() {
        Tool.end(process)
    }
}
