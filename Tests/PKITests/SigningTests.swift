import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SigningTests {
    private static let time: Int64 = 1_795_442_531_000
    private let content = Array("{\"decision\":\"approved\"}\r\nsecond line\n".utf8) + [0, 0xFF]

    private func signer(_ kind: PrivateKey.Kind) throws -> (key: PrivateKey, certificate: Certificate) {
        let key = try PrivateKey.generate(kind)
        return (key, try Certificate.selfSigned(subject: "CN=Ada Byron", key: key, days: 7))
    }

    @Test(arguments: [PrivateKey.Kind.p256, .p384, .rsa3072], [false, true])
    func `P6: openssl verifies what we sign, and so do we`(kind: PrivateKey.Kind, detached: Bool) throws {
        let bench = try Bench()
        let (key, certificate) = try signer(kind)
        let signed = try CMS.sign(content, by: certificate, key: key, detached: detached, at: Self.time)
        try bench.write(signed, to: "a.p7s")
        try bench.write(content, to: "content")
        try bench.write(Array(certificate.pem.utf8), to: "ada.pem")
        let verify = ["cms", "-verify", "-binary", "-inform", "DER", "-in", "a.p7s", "-CAfile", "ada.pem"]
        let checked = try bench.run("openssl", verify + (detached ? ["-content", "content"] : []))
        #expect(checked.status == 0, "\(checked.errors)")
        #expect(checked.output == content)
        let own = try CMS.verify(signed, content: detached ? content : nil)
        #expect(own.content == content)
        #expect(own.signer == certificate)
        #expect(own.signingTime == Self.time)
    }

    @Test(arguments: [
        [], ["-nodetach"], ["-nodetach", "-stream"], ["-md", "sha384"], ["-keyopt", "rsa_padding_mode:pss"], ["-cades"],
    ])
    func `what openssl signs is verified`(options: [String]) throws {
        let bench = try Bench()
        let signed = try bench.signed(content, by: ["ada"], options)
        let isDetached = !options.contains("-nodetach")
        let own = try CMS.verify(signed, content: isDetached ? content : nil)
        #expect(own.content == content)
        #expect(try own.signer == Certificate(bench.read("ada.pem")))
        #expect((own.signingTime ?? 0) > Self.time / 2)
    }

    @Test(arguments: [
        (["-noattr"], "it has no signed attributes"), (["-md", "sha1"], "it relies on sha1"),
        (["-md", "md5"], "it relies on md5"), (["-nocerts"], "signer certificate not found"),
        (["-econtent_type", "1.2.3.4"], "it signs another type of content than data"),
    ])
    func `a signature in a form that can deceive is refused`(options: [String], reason: String) throws {
        let bench = try Bench()
        let signed = try bench.signed(content, by: ["ada"], options)
        #expect(refusal(signed, content) == "cannot verify the signature: \(reason)")
    }

    @Test func `exactly one signer is wanted`() throws {
        let bench = try Bench()
        let two = try bench.signed(content, by: ["ada", "mallory"], [])
        #expect(refusal(two, content) == "cannot verify the signature: it has 2 signers, not one")
        try bench.openssl(
            "crl2pkcs7", "-nocrl", "-certfile", "ada.pem", "-outform", "DER", "-out", "none.p7b")
        #expect(
            try refusal(bench.read("none.p7b"), content) == "cannot verify the signature: it has 0 signers, not one")
    }

    @Test func `content is given where it is detached, and only there`() throws {
        let (key, certificate) = try signer(.p256)
        let detached = try CMS.sign(content, by: certificate, key: key, detached: true)
        let whole = try CMS.sign(content, by: certificate, key: key, detached: false)
        #expect(refusal(detached, nil)?.hasSuffix("it is detached, and what it covers is not given") == true)
        #expect(refusal(whole, content)?.hasSuffix("it carries its own content, and another is given") == true)
        #expect(refusal(detached, content + [0]) != nil)
        #expect(refusal(detached, []) != nil)
        #expect(refusal(whole + [0], nil)?.hasSuffix("1 bytes stand behind it") == true)
        #expect(refusal(certificate.der, nil) != nil)
        #expect(refusal([], nil) != nil)
        let empty = try CMS.sign([], by: certificate, key: key, detached: false)
        #expect(try CMS.verify(empty).content.isEmpty)
    }

    @Test func `P6: no changed byte goes unnoticed`() throws {
        let (key, certificate) = try signer(.p256)
        let signed = try CMS.sign(content, by: certificate, key: key, detached: false, at: Self.time)
        let whole = try CMS.verify(signed)
        for index in signed.indices {
            var changed = signed
            changed[index] ^= 0x01
            // What the caller relies on is either refused or the same: the certificate is compared with a pin.
            if let read = try? CMS.verify(changed) {
                let isSame = read == whole
                #expect(isSame || read.signer.sha256 != whole.signer.sha256, "byte \(index)")
                #expect(read.content == whole.content)
            }
        }
        #expect(refusal(signed.dropLast(), nil) != nil)
    }

    @Test func `a key signs only with its own certificate`() throws {
        let (key, _) = try signer(.p256)
        let (_, other) = try signer(.p256)
        let error = #expect(throws: PKIError.self) { try CMS.sign(content, by: other, key: key, detached: true) }
        #expect(error?.description == "cannot sign: the key is not that of the certificate CN=Ada Byron")
    }

    @Test func `an Ed25519 key is refused by name`() throws {
        let (key, certificate) = try signer(.ed25519)
        let error = #expect(throws: PKIError.self) { try CMS.sign(content, by: certificate, key: key, detached: true) }
        #expect(error?.description == "cannot sign: an Ed25519 key signs no CMS: take an EC or RSA key")
    }

    @Test func `another person's certificate in the message does not make it theirs`() throws {
        let bench = try Bench()
        try bench.makeSigner("ada", "ec")
        let signed = try bench.signed(content, by: ["mallory"], ["-certfile", "ada.pem"])
        #expect(try CMS.verify(signed, content: content).signer.subject == "CN=mallory,O=Meridian")
    }

    private func refusal(_ signed: some Collection<UInt8>, _ content: [UInt8]?) -> String? {
        do {
            _ = try CMS.verify(Array(signed), content: content)
            return nil
        } catch { return "\(error)" }
    }
}

extension Bench {
    /// What `openssl cms -sign` makes of `content`, detached unless told otherwise; makes the signers' keys too.
    fileprivate borrowing func signed(_ content: [UInt8], by names: [String], _ options: [String]) throws -> [UInt8] {
        for name in names { try makeSigner(name, "rsa") }
        try write(content, to: "content")
        let signers = names.flatMap { ["-signer", "\($0).pem", "-inkey", "\($0).key"] }
        // `-keyopt` belongs to the signer before it.
        let made = try run(
            "openssl",
            ["cms", "-sign", "-binary", "-outform", "DER", "-in", "content", "-out", "a.p7s"] + signers + options)
        guard made.status == 0 else { throw Failure(description: made.errors) }
        return try read("a.p7s")
    }
}
