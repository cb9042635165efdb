import Foundation

/// A fresh authority with the certificates it issued, by OpenSSL; lies in a folder of a test.
struct TestAuthority {
    let folder: String
    /// The authority's own certificate (PEM).
    var certificate: String { "\(folder)/ca.pem" }

    init(in folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.openssl(
            Self.new + [
                "-subj", "/CN=Test Authority", "-keyout", "\(folder)/ca.key", "-out", certificate,
                "-addext", "keyUsage=critical,keyCertSign",
            ])
    }

    /// Issues a certificate: `name.pem` with `name.key`.
    func issue(_ name: String, subject: String, extension purpose: String) throws {
        try Self.openssl(
            Self.new + [
                "-CA", certificate, "-CAkey", "\(folder)/ca.key", "-subj", subject, "-addext", purpose,
                "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", "\(folder)/\(name).key", "-out",
                "\(folder)/\(name).pem",
            ])
    }

    /// Packs an issued certificate and its key into a PKCS#12 file.
    func pack(_ name: String, passphrase: String) throws -> String {
        let file = "\(folder)/\(name).p12"
        try Self.openssl([
            "pkcs12", "-export", "-in", "\(folder)/\(name).pem", "-inkey", "\(folder)/\(name).key", "-out", file,
            "-passout", "pass:\(passphrase)",
        ])
        return file
    }

    private static let new = [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
    ]

    /// Signs a request (PKCS#10, DER) of whoever keeps the key: `name.pem`.
    func sign(_ request: String, as name: String, extension purpose: String) throws {
        let extensions = "\(folder)/\(name).extensions"
        try Data(purpose.utf8).write(to: URL(fileURLWithPath: extensions))
        try Self.openssl([
            "x509", "-req", "-inform", "der", "-in", request, "-CA", certificate, "-CAkey", "\(folder)/ca.key", "-days",
            "2", "-extfile", extensions, "-out", "\(folder)/\(name).pem",
        ])
    }

    private static func openssl(_ arguments: [String]) throws {
        try Tool.run("/usr/bin/openssl", arguments)
    }
}
