import Foundation
import NIOCore
import NIOPosix
import Subprocess
import SystemPackage

/// stunnel in front of the portal, with a certificate of a test CA.
struct TLSFront: Sendable {
    let origins: Origins
    /// The path of the CA's certificate.
    var authority: String { testAuthority.certificate }

    private let testAuthority: TestAuthority
    private let running: Task<Void, Never>
    private let ending: AsyncStream<Never>.Continuation

    private static let program = "/usr/bin/stunnel4"

    /// Starts stunnel and returns when it takes connections.
    ///
    /// - Throws: ``StagingPortalError`` if it is not installed or does not listen.
    static func start(port: Int, to backend: Int, api: Int) async throws -> TLSFront {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw StagingPortalError(description: "\(program) is missing: apt-get install stunnel4")
        }
        let authority = try await TestAuthority.make()
        do {
            let port = port == 0 ? try await freePort() : port
            let apiPort = try await freePort()
            try configuration(authority, [(port, backend), (apiPort, api)]).write(
                toFile: authority.path("stunnel.conf"), atomically: false, encoding: .utf8)
            let (end, ending) = AsyncStream<Never>.makeStream()
            let running = Task { await serve(authority.path("stunnel.conf"), until: end) }
            let front = TLSFront(
                origins: Origins(portal: "https://127.0.0.1:\(port)", api: "https://127.0.0.1:\(apiPort)"),
                testAuthority: authority, running: running, ending: ending)
            guard await listens(on: port), await listens(on: apiPort) else {
                await front.stop()
                throw StagingPortalError(
                    description: "stunnel does not listen on 127.0.0.1:\(port): choose another port")
            }
            return front
        } catch {
            authority.remove()
            throw error
        }
    }

    func stop() async {
        // Not by cancelling: that would kill the shell, and stunnel would outlive it.
        ending.finish()
        await running.value
        testAuthority.remove()
    }

    // The shell ends stunnel when its standard input ends: also when this process is killed.
    private static let script = "\(program) \"$1\" < /dev/null & front=$!; cat > /dev/null; kill $front; wait $front"

    private static func serve(_ configuration: String, until end: AsyncStream<Never>) async {
        // What stunnel has to say is of no use here: whether it listens is asked by connecting.
        _ = try? await Subprocess.run(
            .path("/bin/sh"), arguments: ["-c", script, "sh", configuration],
            input: .inputWriter, output: .discarded, error: .discarded
        ) { _ in
            for await _ in end {}
        }
    }

    private static func configuration(
        _ authority: TestAuthority, _ services: [(port: Int, backend: Int)]
    ) -> String {
        let named = services.enumerated().map { index, service in
            """
            [portal-\(index)]
            accept = 127.0.0.1:\(service.port)
            connect = 127.0.0.1:\(service.backend)
            cert = \(authority.serverCertificate)
            key = \(authority.serverKey)
            sslVersionMin = TLSv1.2
            TIMEOUTclose = 0

            """
        }
        return """
            foreground = yes
            pid =
            syslog = no
            debug = err
            \(named.joined())
            """
    }

    private static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        try await channel.close()
        return port
    }

    private static func listens(on port: Int) async -> Bool {
        for _ in 0..<250 {
            let probe = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            if let channel = try? await probe.connect(host: "127.0.0.1", port: port).get() {
                try? await channel.close()
                return true
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }
}
