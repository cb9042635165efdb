import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PrivateKeyTests {
    @Test(arguments: PrivateKey.Kind.allCases)
    func `a key that is exported is the same key to openssl and to us`(kind: PrivateKey.Kind) throws {
        let bench = try Bench()
        let key = try PrivateKey.generate(kind)
        let pem = try key.exportPEM()
        try bench.write(pem, to: "a.key")
        let spki = try bench.openssl("pkey", "-in", "a.key", "-pubout", "-outform", "DER").output
        #expect(key.spkiSHA256 == SHA256Digest(of: spki))
        #expect(try PrivateKey(pem: pem, passphrase: nil).spkiSHA256 == key.spkiSHA256)
    }

    @Test func `keys as openssl has written them over the years are read`() throws {
        let bench = try Bench()
        try bench.openssl("ecparam", "-name", "prime256v1", "-genkey", "-out", "ec.key")
        try bench.openssl("genrsa", "-traditional", "-out", "rsa.key", "2048")
        try bench.openssl(
            "rsa", "-in", "rsa.key", "-traditional", "-aes128", "-passout", "pass:tide", "-out", "old.key")
        for (name, passphrase) in [("ec.key", nil), ("rsa.key", nil), ("old.key", Array("tide".utf8))] {
            let key = try PrivateKey(pem: bench.read(name), passphrase: passphrase)
            let spki = try bench.openssl("pkey", "-in", name, "-passin", "pass:tide", "-pubout", "-outform", "DER")
                .output
            #expect(key.spkiSHA256 == SHA256Digest(of: spki))
        }
    }

    @Test func `an encrypted key opens with its passphrase and no other, and nobody is asked`() throws {
        let bench = try Bench()
        try bench.openssl(
            "genpkey", "-algorithm", "ed25519", "-aes256", "-pass", "pass:low tide \u{E4}", "-out", "a.key")
        let pem = try bench.read("a.key")
        #expect(throws: Never.self) { try PrivateKey(pem: pem, passphrase: Array("low tide \u{E4}".utf8)) }
        for wrong in [nil, [], Array("low tide".utf8), [UInt8](repeating: 0x61, count: 5_000)] {
            let error = #expect(throws: PKIError.self) { try PrivateKey(pem: pem, passphrase: wrong) }
            #expect(error?.description.hasPrefix("cannot read the private key: ") == true)
            #expect(error?.description.contains("tide") == false)
        }
    }

    @Test(arguments: ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "no key"])
    func `what is no key is refused`(text: String) {
        #expect(throws: PKIError.self) { try PrivateKey(pem: Array(text.utf8), passphrase: nil) }
    }

    @Test func `P5: a key says nothing of itself but its public digest`() throws {
        let key = try PrivateKey.generate(.p256)
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped] {
            #expect(text.contains("private key of \(key.spkiSHA256.short)"))
            #expect(text.count < 60)
        }
    }
}
