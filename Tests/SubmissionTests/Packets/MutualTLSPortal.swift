import Foundation
import Glibc
import Testing

/// OpenSSL's own server, which asks every visitor for a certificate (TLS 1.3).
struct MutualTLSPortal {
    let origin: String
    /// Its own certificate, which nobody else vouches for (PEM).
    let certificate: String
    private let process: Process

    static func start(in folder: String) throws -> MutualTLSPortal {
        let (certificate, key) = ("\(folder)/server.pem", "\(folder)/server.key")
        let make = try openssl([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
        ])
        make.waitUntilExit()
        try #require(make.terminationStatus == 0)
        let output = Pipe()
        let process = try openssl(
            [
                "s_server", "-accept", "127.0.0.1:0", "-tls1_3", "-www", "-Verify", "1", "-verify_return_error",
                "-CAfile", certificate, "-cert", certificate, "-key", key,
            ], output)
        var said = ""
        while process.isRunning {
            said += String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            if let found = said.firstMatch(of: /ACCEPT \S*:(\d+)\n/) {
                return MutualTLSPortal(
                    origin: "https://127.0.0.1:\(found.1)", certificate: certificate, process: process)
            }
        }
        throw CancellationError()
    }

    func stop() {
        // Foundation starts processes with every signal blocked that can be.
        kill(process.processIdentifier, SIGKILL)
    }

    private static func openssl(_ arguments: [String], _ output: Pipe = Pipe()) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
