import Foundation

/// A device of a vendor that only tests trust: it attests keys in the form of a YubiHSM 2.
struct TestDevice: Sendable {
    /// The vendor's root, PEM.
    let root: [UInt8]
    private let certificate: [UInt8]
    private let key: [UInt8]

    /// Made once: what differs from packet to packet is only the attested key.
    static let made = Result { try TestDevice() }

    private static let arc = "1.3.6.1.4.1.41482.4"
    private static let own = ["\(arc).1=DER:04:03:02:04:00", "\(arc).2=DER:02:04:00:BC:61:B0"]

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "device-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func run(_ words: String...) throws { _ = try Tool.run(["openssl"] + words, in: folder.path) }
        func write(_ lines: [String], to name: String) throws {
            try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: name))
        }
        try write(["basicConstraints=critical,CA:TRUE"], to: "root.ext")
        try write(["basicConstraints=critical,CA:TRUE,pathlen:0"] + Self.own, to: "device.ext")
        for name in ["root", "device"] {
            try run(
                "genpkey", "-quiet", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "\(name).key")
        }
        try run(
            "x509", "-new", "-key", "root.key", "-subj", "/CN=Test Vendor Root", "-extfile", "root.ext", "-days", "30",
            "-out", "root.pem")
        try run("pkey", "-in", "device.key", "-pubout", "-out", "device.pub")
        try run(
            "x509", "-new", "-force_pubkey", "device.pub", "-subj", "/CN=YubiHSM Attestation (12345776)", "-CA",
            "root.pem", "-CAkey", "root.key", "-extfile", "device.ext", "-days", "30", "-out", "device.pem")
        func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }
        (root, certificate, key) = (try bytes("root.pem"), try bytes("device.pem"), try bytes("device.key"))
    }

    /// The attestation of a request's key: the key's certificate and the device's, PEM.
    func attest(_ request: String, in folder: String, origin: String = "03:02:00:01") throws -> [UInt8] {
        let bench = URL(fileURLWithPath: folder).appending(path: "device")
        try FileManager.default.createDirectory(at: bench, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: bench) }
        let facts =
            Self.own + [
                "\(Self.arc).3=DER:\(origin)", "\(Self.arc).4=DER:03:03:00:00:01",
                "\(Self.arc).5=DER:03:09:00:00:00:00:00:00:00:00:80", "\(Self.arc).6=DER:02:02:1A:2B",
                "\(Self.arc).9=DER:0C:07:72:65:6C:65:61:73:65",
            ]
        try Data(facts.joined(separator: "\n").utf8).write(to: bench.appending(path: "key.ext"))
        try Data(certificate).write(to: bench.appending(path: "device.pem"))
        try Data(key).write(to: bench.appending(path: "device.key"))
        let leaf = try Tool.run(
            [
                "openssl", "x509", "-req", "-in", request, "-subj", "/CN=YubiHSM Attestation id:0x1a2b", "-CA",
                "device/device.pem", "-CAkey", "device/device.key", "-extfile", "device/key.ext", "-days", "30",
            ], in: folder)
        return leaf + certificate
    }
}
