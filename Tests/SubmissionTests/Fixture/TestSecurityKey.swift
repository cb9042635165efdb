import Foundation
import PKI
import Portal
import StagingPortal
import Testing
import WebDriver

/// A key pair of a security key: the portal knows one half, a virtual authenticator holds the other.
struct TestSecurityKey: Sendable {
    /// What the portal registered.
    let registered: RegisteredSecurityKey
    /// What is plugged into the browser.
    let plugged: VirtualSecurityKey

    /// A new one for a portal on that host; `other` has the authenticator hold another key under the same id.
    init(host: String, other: Bool = false) throws {
        let key = try PrivateKey.generate(.p256)
        let folder = FileManager.default.temporaryDirectory.appending(path: "security-key-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(try key.exportPEM()).write(to: folder.appending(path: "key.pem"))
        let id = "Y291bnRlcnNpZ24ta2V5"
        registered = RegisteredSecurityKey(
            id: id,
            publicKey: String(
                decoding: try Tool.run(["openssl", "pkey", "-in", "key.pem", "-pubout"], in: folder.path), as: UTF8.self
            ))
        let held = other ? try PrivateKey.generate(.p256) : key
        let body = String(decoding: try held.exportPEM(), as: UTF8.self).split(separator: "\n").dropFirst().dropLast()
        let text = body.joined().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        plugged = VirtualSecurityKey(
            VirtualAuthenticator.Credential(id: id, relyingParty: host, privateKey: Secret(text)))
    }
}
