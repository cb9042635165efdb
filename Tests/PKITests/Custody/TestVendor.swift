import Foundation
import PKI

/// A vendor of devices, made with `openssl` in a temporary folder; its certificates say what a test wants them to say.
struct TestVendor: ~Copyable {
    static let authority = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign"]

    let bench: Bench

    init() throws { bench = try Bench() }

    /// Makes "NAME.key" and "NAME.pub".
    func makeKey(_ name: String, rsa: Bool = false) throws {
        let kind = rsa ? ["RSA", "rsa_keygen_bits:2048"] : ["EC", "ec_paramgen_curve:P-256"]
        try bench.openssl("genpkey", "-quiet", "-algorithm", kind[0], "-pkeyopt", kind[1], "-out", "\(name).key")
        try bench.openssl("pkey", "-in", "\(name).key", "-pubout", "-out", "\(name).pub")
    }

    /// Makes "NAME.pem" for "NAME.key", signed by itself.
    func makeRoot(_ name: String, _ subject: String, _ extensions: [String] = authority) throws {
        try bench.write(Array(extensions.joined(separator: "\n").utf8), to: "\(name).ext")
        try bench.openssl(
            "x509", "-new", "-key", "\(name).key", "-subj", subject, "-extfile", "\(name).ext", "-days", "30", "-out",
            "\(name).pem")
    }

    /// Makes "NAME.pem" for "NAME.pub" or another key; without extensions it is of version 1.
    func issue(
        _ name: String, _ subject: String, by issuer: String, _ extensions: [String], key: String? = nil,
        digest: String = "-sha256"
    ) throws {
        var words = [
            "x509", "-new", "-force_pubkey", "\(key ?? name).pub", "-subj", subject, "-CA",
            "\(issuer).pem", "-CAkey", "\(issuer).key", digest, "-days", "30", "-out", "\(name).pem",
        ]
        if !extensions.isEmpty {
            try bench.write(Array(extensions.joined(separator: "\n").utf8), to: "\(name).ext")
            words += ["-extfile", "\(name).ext"]
        }
        let made = try bench.run("openssl", words)
        guard made.status == 0 else { throw Bench.Failure(description: made.errors) }
    }

    func certificate(_ name: String) throws -> Certificate { try Certificate(bench.read("\(name).pem")) }

    func anchors(_ names: String..., for format: AttestationFormat? = nil) throws -> TrustAnchors {
        try TrustAnchors(names.map { (format, try certificate($0)) })
    }

    func files(_ names: String...) throws -> [CustodyFile] {
        try names.map { CustodyFile(name: $0, bytes: try bench.read($0)) }
    }

    /// RSA with SHA-256 by "NAME.key".
    func sign(_ content: [UInt8], by name: String) throws -> [UInt8] {
        try bench.write(content, to: "content")
        try bench.openssl("dgst", "-sha256", "-sign", "\(name).key", "-out", "signature", "content")
        return try bench.read("signature")
    }
}

/// The time as tests mean it, in milliseconds since 1970.
var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

/// What a changed attestation must end as.
enum Expected: Sendable {
    case refused(String)
    case imported
    case exportable
    case finding(String)
}

extension AttestationOutcome {
    /// What is attested; nil where it is not believed.
    var custody: KeyCustody? {
        guard case .verified(let custody) = self else { return nil }
        return custody
    }

    func ends(as expected: Expected) -> Bool {
        switch (self, expected) {
        case (.refused(let reason), .refused(let part)): reason.contains(part)
        case (.verified(let custody), .imported): !custody.generatedOnDevice.value
        case (.verified(let custody), .exportable): custody.exportable.value
        case (.verified(let custody), .finding(let name)): custody.findings.contains { $0.name == name }
        default: false
        }
    }
}
