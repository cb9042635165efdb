import Foundation
import PKI
import Testing

/// A way to forge a bundle, and the checks that must find it.
struct Tampering: Sendable, CustomTestStringConvertible {
    let name: String
    let fails: [String]
    /// Part of what is said.
    let reason: String
    let act: @Sendable (inout Forgery) throws -> Void

    init(
        _ name: String, fails: String..., reason: String, act: @escaping @Sendable (inout Forgery) throws -> Void
    ) {
        self.name = name
        self.fails = fails
        self.reason = reason
        self.act = act
    }

    var testDescription: String { name }

    static let all = folder + list + signature + journal + links + exports

    private static let folder = [
        Tampering("an unlisted file", fails: "sums.unlisted", reason: "extra.txt is not listed") {
            try $0.write("more", "extra.txt")
        },
        Tampering("a missing file", fails: "sums.files", "links", "completeness", reason: "policy.yaml is not there") {
            try FileManager.default.removeItem(atPath: "\($0.path)/inputs/policy.yaml")
        },
        Tampering("a symbolic link", fails: "folder", reason: "shots/more.png is a symbolic link") {
            try FileManager.default.createSymbolicLink(
                atPath: "\($0.path)/shots/more.png", withDestinationPath: "01-subscriber.png")
        },
        Tampering("a link in place of a file", fails: "folder", "sums.files", "links", "completeness", reason: "link") {
            try FileManager.default.moveItem(
                atPath: "\($0.path)/shots/01-subscriber.png", toPath: "\($0.bundle.places.path)/away.png")
            try FileManager.default.createSymbolicLink(
                atPath: "\($0.path)/shots/01-subscriber.png", withDestinationPath: "\($0.bundle.places.path)/away.png")
        },
        Tampering("a hidden file", fails: "folder", reason: ".hidden has a name") { try $0.write("more", ".hidden") },
        Tampering("a pipe", fails: "folder", reason: "pipe is no file") {
            #expect(mkfifo("\($0.path)/pipe", 0o600) == 0)
        },
        Tampering("a name that is not UTF-8", fails: "folder", reason: "has a name") { forgery in
            let name = Array("\(forgery.path)/".utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
            let descriptor = name.withUnsafeBufferPointer { $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } }
            close(try #require(descriptor))
        },
    ]

    private static let list = [
        Tampering("a path that leaves the folder", fails: "sums.format", reason: "does not stay in the folder") {
            try $0.replace("  VERIFY.md", by: "  ../7f3a/VERIFY.md", in: "SHA256SUMS")
            try $0.sign()
        },
        Tampering("an absolute path", fails: "sums.format", reason: "does not stay in the folder") {
            try $0.replace("  VERIFY.md", by: "  \($0.path)/VERIFY.md", in: "SHA256SUMS")
            try $0.sign()
        },
        Tampering("line ends with CR", fails: "sums.format", reason: "line 1 ends with CR") {
            try $0.replace("\n", by: "\r\n", in: "SHA256SUMS")
            try $0.sign()
        },
        Tampering("a byte order mark", fails: "sums.format", reason: "byte order mark") {
            try $0.write([0xEF, 0xBB, 0xBF] + $0.read("SHA256SUMS"), "SHA256SUMS")
            try $0.sign()
        },
        Tampering("a file listed twice", fails: "sums.format", reason: "named twice") {
            try $0.changeLines(of: "SHA256SUMS") { $0.append($0[$0.count - 1]) }
            try $0.sign()
        },
        Tampering("uppercase digests", fails: "sums.format", reason: "is not a SHA-256") {
            try $0.changeLines(of: "SHA256SUMS") { $0[0] = $0[0].prefix(64).uppercased() + $0[0].dropFirst(64) }
            try $0.sign()
        },
        Tampering("binary mode", fails: "sums.format", reason: "is not a SHA-256") {
            try $0.replace("  VERIFY.md", by: " *VERIFY.md", in: "SHA256SUMS")
            try $0.sign()
        },
    ]

    private static let signature = [
        Tampering("another signer", fails: "signer", reason: "none of the signers named") {
            try $0.reseal(by: PrivateKey.generate(.p256))
        },
        Tampering(
            "another certificate in signer.pem", fails: "signer", "checkpoint", "statement", "sigstore",
            reason: "is not the certificate that signed"
        ) {
            try $0.write(SampleBundle.certificate(PrivateKey.generate(.p256)).pem, "signer.pem")
            try $0.reseal()
        },
        Tampering("a signature over other bytes", fails: "signature", reason: "verify") {
            try $0.write(
                CMS.sign(Array("other".utf8), by: $0.bundle.signer, key: $0.bundle.key, detached: true, at: nil),
                "SHA256SUMS.p7s")
        },
        Tampering("a new list under the old signature", fails: "signature", reason: "verify") { forgery in
            let old = try forgery.read("SHA256SUMS.p7s")
            try forgery.write("other", "VERIFY.md")
            try forgery.reseal()
            try forgery.write(old, "SHA256SUMS.p7s")
        },
        Tampering("no signature", fails: "signature", reason: "not there") {
            try FileManager.default.removeItem(atPath: "\($0.path)/SHA256SUMS.p7s")
        },
    ]
}
