import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RequestTests {
    private static let kinds: [(key: String, option: String, algorithm: String, bits: Int, curve: String?)] = [
        ("ec", "ec_paramgen_curve:P-384", "EC", 384, "P-384"), ("ec", "ec_paramgen_curve:P-256", "EC", 256, "P-256"),
        ("ec", "ec_paramgen_curve:secp256k1", "EC", 256, "secp256k1"),
        ("rsa", "rsa_keygen_bits:3072", "RSA", 3_072, nil), ("ed25519", "", "Ed25519", 256, nil),
    ]

    @Test(arguments: kinds.indices)
    func `the facts of a request are those that openssl prints`(index: Int) throws {
        let kind = Self.kinds[index]
        let bench = try Bench()
        let option = kind.option.isEmpty ? [] : ["-pkeyopt", kind.option]
        let names = "DNS:code.example.com,email:a@example.com,URI:https://example.com/x,IP:192.0.2.7,IP:2001:db8::7"
        let made = try bench.run(
            "openssl",
            ["req", "-new", "-newkey", kind.key] + option + [
                "-nodes", "-keyout", "a.key", "-out", "a.csr", "-utf8",
                "-subj", "/C=DE/O=M\u{FC}ller, Sons + \"Co\"/CN= Code #1;<x>=\\\\",
                "-addext", "subjectAltName=\(names)", "-addext", "extendedKeyUsage=codeSigning,1.2.3.4.5",
            ])
        #expect(made.status == 0, "\(made.errors)")
        let request = try CertificateSigningRequest(bench.read("a.csr"))
        #expect(request.keyAlgorithm == kind.algorithm)
        #expect(request.keyBits == kind.bits)
        #expect(request.curve == kind.curve)
        #expect(request.provesPossession)
        #expect(request.extendedKeyUsages == ["1.3.6.1.5.5.7.3.3", "1.2.3.4.5"])
        #expect(
            request.alternativeNames.map(\.description) == [
                "dns: code.example.com", "email: a@example.com", "uri: https://example.com/x", "ip: 192.0.2.7",
                "ip: 2001:db8::7",
            ])
        let subject = try bench.openssl("req", "-in", "a.csr", "-noout", "-subject", "-nameopt", "RFC2253,utf8").text
        #expect("subject=" + request.subject == subject)
        let der = try bench.openssl("req", "-in", "a.csr", "-outform", "DER").output
        #expect(request.der == der)
        #expect(request.derSHA256 == SHA256Digest(of: der))
        let key = try bench.openssl("pkey", "-in", "a.key", "-pubout", "-outform", "DER").output
        #expect(request.spkiSHA256 == SHA256Digest(of: key))
        let pem = try bench.openssl("req", "-in", "a.csr").output
        #expect(Array(request.pem.utf8) == pem)
        #expect(try CertificateSigningRequest(der) == request)
    }

    @Test(arguments: PrivateKey.Kind.allCases)
    func `openssl reads the requests that we make`(kind: PrivateKey.Kind) throws {
        let bench = try Bench()
        let names: [SubjectAlternativeName] = [
            .init(kind: .dns, value: "code.example.com"), .init(kind: .email, value: "a@example.com"),
            .init(kind: .uri, value: "https://example.com/a,b"), .init(kind: .ip, value: "192.0.2.7"),
        ]
        let key = try PrivateKey.generate(kind)
        let subject = #"CN=Release\, signing,OU=R\+D,O=M\C3\BCller,C=DE"#
        let request = try CertificateSigningRequest.make(subject: subject, names: names, key: key)
        #expect(request.subject == subject)
        #expect(request.alternativeNames == names)
        #expect(request.spkiSHA256 == key.spkiSHA256)
        #expect(request.provesPossession)
        try bench.write(request.der, to: "a.der")
        let text = try bench.openssl("req", "-inform", "DER", "-in", "a.der", "-verify", "-noout", "-text")
        #expect(text.errors.contains("verify OK"))
        #expect(
            text.text.contains(
                "DNS:code.example.com, email:a@example.com, URI:https://example.com/a,b, IP Address:192.0.2.7"))
    }

    @Test func `a request without names is made and read`() throws {
        let request = try CertificateSigningRequest.make(subject: "CN=a", names: [], key: .generate(.p256))
        #expect(request.alternativeNames.isEmpty)
        #expect(request.extendedKeyUsages.isEmpty)
    }

    @Test(arguments: ["", "a", "CN=", "=a", "CN=a,,O=b", "NOSUCHTYPE=a"])
    func `a subject that cannot be encoded is refused`(subject: String) throws {
        let key = try PrivateKey.generate(.p256)
        #expect(throws: PKIError.self) { try CertificateSigningRequest.make(subject: subject, names: [], key: key) }
    }

    @Test(arguments: [
        SubjectAlternativeName(kind: .dns, value: ""), .init(kind: .dns, value: "a b"),
        .init(kind: .dns, value: "a\u{0}b"), .init(kind: .ip, value: "300.1.1.1"), .init(kind: .other, value: "00"),
    ])
    func `a name that cannot be encoded is refused`(name: SubjectAlternativeName) throws {
        let key = try PrivateKey.generate(.p256)
        #expect(throws: PKIError.self) { try CertificateSigningRequest.make(subject: "CN=a", names: [name], key: key) }
    }
}
