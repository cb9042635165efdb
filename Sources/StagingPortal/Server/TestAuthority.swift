import Foundation

/// A test CA of one portal's life, and the certificate that it gave the portal's front.
struct TestAuthority: Sendable {
    /// A folder of its own, readable by us alone.
    let folder: URL

    var certificate: String { path("authority.pem") }
    var serverCertificate: String { path("server.pem") }
    var serverKey: String { path("server.key") }

    static func make() async throws -> TestAuthority {
        let folder = FileManager.default.temporaryDirectory.appending(path: "staging-portal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let authority = TestAuthority(folder: folder)
        do {
            try await authority.issue()
            return authority
        } catch {
            authority.remove()
            throw error
        }
    }

    func remove() {
        // Nothing can be done about a folder that is gone already.
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ name: String) -> String {
        folder.appending(path: name).path
    }

    private func issue() async throws {
        try Self.extensions.write(toFile: path("openssl.cnf"), atomically: false, encoding: .utf8)
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "7"]
        let common = ["req", "-x509", "-config", path("openssl.cnf")] + key
        _ = try await OpenSSLTool.run(
            common + ["-subj", "/O=Staging Portal/CN=Staging Portal Test CA", "-extensions", "authority"]
                + ["-keyout", path("authority.key"), "-out", certificate])
        _ = try await OpenSSLTool.run(
            common + ["-subj", "/O=Staging Portal/CN=127.0.0.1", "-extensions", "server"]
                + [
                    "-CA", certificate, "-CAkey", path("authority.key"), "-keyout", serverKey, "-out",
                    serverCertificate,
                ])
        // The CA has given all it will ever give.
        try FileManager.default.removeItem(atPath: path("authority.key"))
    }

    private static let extensions = """
        [req]
        distinguished_name = name
        prompt = no
        [name]
        [authority]
        basicConstraints = critical, CA:TRUE
        keyUsage = critical, keyCertSign, cRLSign
        subjectKeyIdentifier = hash
        [server]
        basicConstraints = critical, CA:FALSE
        keyUsage = critical, digitalSignature
        extendedKeyUsage = serverAuth
        subjectAltName = IP:127.0.0.1, DNS:localhost
        """
}
