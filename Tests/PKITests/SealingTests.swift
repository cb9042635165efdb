import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SealingTests {
    private let content = Array("handed over\r\nto two people\n".utf8) + [0, 0xFF]

    @Test func `every recipient opens what is sealed, with openssl or with us, and nobody else`() throws {
        let bench = try Bench()
        for (name, kind) in [("ada", "ec"), ("grace", "rsa"), ("mallory", "rsa")] { try bench.makeSigner(name, kind) }
        let recipients = try ["ada", "grace"].map { try Certificate(bench.read("\($0).pem")) }
        let sealed = try CMS.seal(content, to: recipients)
        try bench.write(sealed, to: "a.p7m")
        for name in ["ada", "grace"] {
            let opened = try bench.openssl(
                "cms", "-decrypt", "-inform", "DER", "-in", "a.p7m", "-inkey", "\(name).key", "-recip", "\(name).pem")
            #expect(opened.output == content)
            let key = try PrivateKey(pem: bench.read("\(name).key"), passphrase: nil)
            let own = try CMS.open(sealed, certificate: Certificate(bench.read("\(name).pem")), key: key)
            #expect(own == content)
        }
        let key = try PrivateKey(pem: bench.read("mallory.key"), passphrase: nil)
        for name in ["mallory", "grace", "ada"] {
            let certificate = try Certificate(bench.read("\(name).pem"))
            #expect(throws: PKIError.self) { try CMS.open(sealed, certificate: certificate, key: key) }
        }
    }

    @Test func `a sealed message is AES-256-CBC, and RSA by OAEP`() throws {
        let bench = try Bench()
        try bench.makeSigner("grace", "rsa")
        try bench.write(CMS.seal(content, to: [Certificate(bench.read("grace.pem"))]), to: "a.p7m")
        let text = try bench.openssl("asn1parse", "-inform", "DER", "-in", "a.p7m").text
        for name in ["pkcs7-envelopedData", "aes-256-cbc", "rsaesOaep", "sha256"] { #expect(text.contains(":\(name)")) }
    }

    @Test(arguments: ["ec", "rsa"])
    func `what openssl seals is opened`(kind: String) throws {
        let bench = try Bench()
        try bench.makeSigner("ada", kind)
        try bench.write(content, to: "content")
        try bench.openssl(
            "cms", "-encrypt", "-binary", "-aes256", "-outform", "DER", "-in", "content", "-out", "a.p7m", "ada.pem")
        let key = try PrivateKey(pem: bench.read("ada.key"), passphrase: nil)
        #expect(try CMS.open(bench.read("a.p7m"), certificate: Certificate(bench.read("ada.pem")), key: key) == content)
    }

    @Test func `a seal without recipients, or for a key that only signs, is refused`() throws {
        let key = try PrivateKey.generate(.ed25519)
        let certificate = try Certificate.selfSigned(subject: "CN=a", key: key, days: 1)
        let error = #expect(throws: PKIError.self) { try CMS.seal(content, to: []) }
        #expect(error?.description == "cannot seal: there is no recipient")
        #expect(throws: PKIError.self) { try CMS.seal(content, to: [certificate]) }
    }

    @Test func `a sealed message that is cut, or another kind of message, is refused`() throws {
        let key = try PrivateKey.generate(.p256)
        let certificate = try Certificate.selfSigned(subject: "CN=a", key: key, days: 1)
        let sealed = try CMS.seal(content, to: [certificate])
        let signed = try CMS.sign(content, by: certificate, key: key, detached: false)
        #expect(try CMS.open(sealed, certificate: certificate, key: key) == content)
        for wrong in [Array(sealed.dropLast()), sealed + [0], [], signed] {
            #expect(throws: PKIError.self) { try CMS.open(wrong, certificate: certificate, key: key) }
        }
    }
}
