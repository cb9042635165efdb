import Foundation
import PKI
import Testing

/// A SoftHSM token of its own, with the evidence signer's key in it.
struct SoftToken {
    static let library = "/usr/lib/softhsm/libsofthsm2.so"

    let places: TemporaryFolder
    let certificate: Certificate
    let pin = "80\(UInt32.random(in: 1_000_000..<9_999_999))"

    /// SoftHSM is told by this variable where its tokens are.
    var environment: String { "SOFTHSM2_CONF=\(places.file("softhsm2.conf"))" }
    var uri: String { uri(object: "signer") }

    init() throws {
        places = try TemporaryFolder()
        let key = try PrivateKey.generate(.p256)
        certificate = try SampleBundle.certificate(key)
        try FileManager.default.createDirectory(atPath: places.file("tokens"), withIntermediateDirectories: true)
        try write("directories.tokendir = \(places.file("tokens"))\n", "softhsm2.conf")
        try write(String(decoding: key.exportPEM(), as: UTF8.self), "key.pem")
        try write(certificate.pem, "signer.pem")
        try tool(["--init-token", "--free", "--label", "evidence", "--pin", pin, "--so-pin", "13579246"])
        try tool(
            ["--import", "key.pem", "--token", "evidence", "--label", "signer", "--id", "A1B2", "--pin", pin])
        // What signs from here on lies in the token alone.
        try FileManager.default.removeItem(atPath: places.file("key.pem"))
    }

    func uri(object: String) -> String { "pkcs11:token=evidence;object=\(object)?module-path=\(Self.library)" }

    func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: places.file(name)))
    }

    private func tool(_ arguments: [String]) throws {
        let run = try Tool.run([environment, "softhsm2-util"] + arguments, in: places.path)
        try #require(run.status == 0, "\(run.output)")
    }
}
