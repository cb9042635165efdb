import Foundation
import PKI
import Testing

@testable import Portal

/// An authority of openssl's that issues what it is told to, whatever a request asks for.
struct IssuingAuthority: ~Copyable {
    /// What it puts into a certificate; as a request of ``SamplePacket`` was approved, unless changed.
    struct Issue: Sendable {
        var subject = "/C=DE/O=Example Bank AG/CN=Release signing 2026"
        var names = "DNS:signing.example.bank, URI:https://example.bank/release"
        var usages: String? = "codeSigning"
        var serial = "0A1B2C3D4E5F"
        /// Seconds from the day of the run.
        var begins: Int64 = 0
        var ends: Int64 = 365 * 86_400
        var hasOwnKey = true
    }

    /// The day of the run.
    static let began: Int64 = 1_795_780_000_000

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "countersign-issuing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        try openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "ca.key")
        try openssl("req", "-x509", "-new", "-key", "ca.key", "-out", "ca.pem", "-subj", "/CN=Issuing", "-days", "9000")
        try openssl("ecparam", "-name", "secp384r1", "-genkey", "-noout", "-out", "other.key")
        try openssl("req", "-new", "-key", "other.key", "-out", "other.csr", "-subj", "/CN=other")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Issues a certificate for the packet's request, by `openssl ca`.
    func issue(_ issue: Issue, for values: PacketValues) throws -> Certificate {
        let request = try values.values(at: "files[${csr.file}].pem").joined()
        try write(request, to: "request.csr")
        try write(Self.configuration(issue), to: "ca.cnf")
        try write("", to: "index.txt")
        try write(issue.serial + "\n", to: "serial")
        try openssl(
            "ca", "-batch", "-notext", "-config", "ca.cnf", "-in", issue.hasOwnKey ? "request.csr" : "other.csr",
            "-out",
            "made.pem", "-subj", issue.subject, "-startdate", Self.date(issue.begins), "-enddate", Self.date(issue.ends)
        )
        return try Certificate(Array(Data(contentsOf: folder.appending(path: "made.pem"))))
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    private func openssl(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        try Data().write(to: folder.appending(path: "said"))
        let said = try FileHandle(forWritingTo: folder.appending(path: "said"))
        process.standardOutput = said
        process.standardError = said
        try process.run()
        process.waitUntilExit()
        let words = try String(contentsOf: folder.appending(path: "said"), encoding: .utf8)
        try #require(process.terminationStatus == 0, "openssl \(arguments.joined(separator: " ")): \(words)")
    }

    private static func configuration(_ issue: Issue) -> String {
        """
        [ca]
        default_ca = issuing
        [issuing]
        database = index.txt
        serial = serial
        new_certs_dir = .
        certificate = ca.pem
        private_key = ca.key
        default_md = sha256
        policy = any
        x509_extensions = made
        unique_subject = no
        string_mask = utf8only
        [any]
        countryName = optional
        organizationName = optional
        commonName = optional
        [made]
        basicConstraints = critical,CA:FALSE
        \(issue.names.isEmpty ? "" : "subjectAltName = \(issue.names)")
        \(issue.usages.map { "extendedKeyUsage = \($0)" } ?? "")
        """
    }

    /// As `openssl ca` takes it (RFC 5280 §4.1.2.5.2).
    private static func date(_ seconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(began / 1000 + seconds))
        return date.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted)).replacing("T", with: "")
    }
}
