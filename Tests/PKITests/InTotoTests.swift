import Foundation
import Testing

@testable import PKI

/// Compared with Debian's in-toto where that is installed.
@Suite(
    .timeLimit(.minutes(10)),
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/in-toto-verify"), "in-toto is not installed"))
struct InTotoTests {
    private static let step = "approve-ca-delegate"
    private static let owner = Result { try PrivateKey.generate(.rsa3072) }
    private let packet = SHA256Digest(of: Array("packet".utf8))

    /// Writes a layout that wants `step` signed by `key`, and that key's link; runs `in-toto-verify`.
    private func verification(
        of key: PrivateKey, signedBy signer: PrivateKey? = nil, changing change: (String) -> String = { $0 }
    ) throws -> Bench.Result {
        let bench = try Bench()
        let owner = try Self.owner.get()
        try bench.write(Self.layout(for: key, by: owner), to: "root.layout")
        try bench.write(owner.exportPEM(), to: "owner.key")
        try bench.openssl("pkey", "-in", "owner.key", "-pubout", "-out", "owner.pem")
        let link = try InTotoLink.sign(
            name: Self.step, materials: ["request.csr": packet], products: ["packet.json": packet],
            key: signer ?? key)
        let name = try InTotoLink.fileName(name: Self.step, key: key)
        try bench.write(Array(change(String(decoding: link, as: UTF8.self)).utf8), to: name)
        return try bench.run("in-toto-verify", ["--layout", "root.layout", "--layout-keys", "owner.pem"])
    }

    private static func layout(for key: PrivateKey, by owner: PrivateKey) throws -> [UInt8] {
        let name = try InTotoKey(key, to: "test")
        let step: JSON = [
            "_type": "step", "name": .string(step), "expected_command": [], "threshold": 1,
            "pubkeys": [.string(name.id)], "expected_materials": [["ALLOW", "request.csr"], ["DISALLOW", "*"]],
            "expected_products": [["REQUIRE", "packet.json"], ["ALLOW", "packet.json"], ["DISALLOW", "*"]],
        ]
        let signed: JSON = [
            "_type": "layout", "readme": "", "expires": "2099-01-01T00:00:00Z", "inspect": [], "steps": [step],
            "keys": .object([name.id: try InTotoLink.publicKey(of: key)]),
        ]
        let signer = try InTotoKey(owner, to: "test")
        // in-toto's own canonical JSON leaves the lines of a PEM block as they are.
        let text = String(decoding: signed.canonical(), as: UTF8.self).replacing(#"\n"#, with: "\n")
        let signature = try signer.signature(over: Array(text.utf8), to: "test")
        let layout: JSON = [
            "signed": signed, "signatures": [["keyid": .string(signer.id), "sig": .string(signature)]],
        ]
        return layout.canonical()
    }

    @Test(arguments: PrivateKey.Kind.allCases)
    func `P6: in-toto-verify accepts a link of ours`(kind: PrivateKey.Kind) throws {
        let result = try verification(of: .generate(kind))
        #expect(result.status == 0, "\(result.text)\n\(result.errors)")
    }

    @Test(arguments: PrivateKey.Kind.allCases)
    func `P6: in-toto-verify refuses a link that was changed, or signed by another key`(kind: PrivateKey.Kind) throws {
        let key = try PrivateKey.generate(kind)
        let digest = packet.hex
        let other = SHA256Digest(of: []).hex
        let changed = try verification(of: key) { $0.replacing(digest, with: other) }
        #expect(changed.status == 1)
        let forged = try verification(of: key, signedBy: .generate(kind))
        #expect(forged.status == 1)
    }

    @Test(arguments: PrivateKey.Kind.allCases)
    func `a key has the id that securesystemslib gives it`(kind: PrivateKey.Kind) throws {
        let bench = try Bench()
        let key = try PrivateKey.generate(kind)
        let listed = try InTotoLink.publicKey(of: key)
        try bench.write(listed.canonical(), to: "key.json")
        let program = """
            import json
            from securesystemslib.keys import format_metadata_to_key
            key = json.load(open("key.json"))
            del key["keyid"]
            print(format_metadata_to_key(key)[0]["keyid"])
            """
        let result = try bench.run("python3", ["-c", program])
        #expect(result.text == listed["keyid"]?.string, "\(result.errors)")
        let name = try InTotoLink.fileName(name: "approve-ca-delegate", key: key)
        #expect(name == "approve-ca-delegate.\(result.text.prefix(8)).link")
    }
}

struct InTotoNameTests {
    @Test(arguments: ["a\nb", "a\u{0}", "😀"])
    func `a name that in-toto would spell differently is refused`(name: String) throws {
        let key = try PrivateKey.generate(.ed25519)
        let digest = SHA256Digest(of: [])
        #expect(throws: PKIError.self) { try InTotoLink.sign(name: name, materials: [:], products: [:], key: key) }
        #expect(throws: PKIError.self) {
            try InTotoLink.sign(name: "a", materials: [:], products: [name: digest], key: key)
        }
    }

    @Test func `a key on a curve that in-toto does not know is refused by name`() throws {
        let bench = try Bench()
        try bench.openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521", "-out", "a.key")
        let key = try PrivateKey(pem: bench.read("a.key"), passphrase: nil)
        let error = #expect(throws: PKIError.self) { try InTotoLink.publicKey(of: key) }
        #expect(error?.description == "cannot name the key: in-toto knows no key of the kind EC P-521")
    }
}
