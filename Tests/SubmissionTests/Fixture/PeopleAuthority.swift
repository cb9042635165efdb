import Foundation

/// An authority of a test's own that gives certificates to people; each has the same name.
struct PeopleAuthority: Sendable {
    static let name = "Staging Portal People"
    static let passphrase = "p12-s3cret"

    private let folder: String

    var certificate: String { "\(folder)/authority.pem" }

    /// A new authority, in a folder that is made for it.
    init(in folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.openssl(
            Self.new + ["-subj", "/CN=\(Self.name)", "-addext", "keyUsage=critical,keyCertSign"]
                + ["-keyout", "\(folder)/authority.key", "-out", certificate])
    }

    /// A PKCS#12 file with a certificate of that common name.
    func certificate(of name: String) throws -> String {
        let (key, person, packed) = ("\(folder)/person.key", "\(folder)/person.pem", "\(folder)/person.p12")
        try Self.openssl(
            Self.new + ["-CA", certificate, "-CAkey", "\(folder)/authority.key", "-subj", "/CN=\(name)"]
                + ["-addext", "basicConstraints=critical,CA:FALSE", "-addext", "extendedKeyUsage=clientAuth"]
                + ["-keyout", key, "-out", person])
        try Self.openssl(
            ["pkcs12", "-export", "-in", person, "-inkey", key, "-out", packed, "-passout", "pass:\(Self.passphrase)"])
        return packed
    }

    private static let new = [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
    ]

    private static func openssl(_ words: [String]) throws { _ = try Tool.run(["openssl"] + words) }
}
