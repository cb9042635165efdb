import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RequestExtensionTests {
    private func request(_ extensions: String...) throws -> CertificateSigningRequest {
        let bench = try Bench()
        var words = [
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "a.key",
        ]
        words += ["-out", "a.csr", "-subj", "/CN=a"] + extensions.flatMap { ["-addext", $0] }
        let made = try bench.run("openssl", words)
        guard made.status == 0 else { throw Bench.Failure(description: made.errors) }
        return try CertificateSigningRequest(bench.read("a.csr"))
    }

    @Test func `every extension is read with its name, its words and whether it is critical`() throws {
        let asked = try request(
            "keyUsage=critical,digitalSignature", "extendedKeyUsage=codeSigning", "subjectAltName=DNS:a.example",
            "basicConstraints=critical,CA:FALSE", "1.2.3.4=critical,DER:05:00", "1.2.3.5=DER:0C:01:61"
        ).extensions
        #expect(
            asked.map(\.identifier) == ["2.5.29.15", "2.5.29.37", "2.5.29.17", "2.5.29.19", "1.2.3.4", "1.2.3.5"])
        #expect(asked.map(\.isCritical) == [true, false, false, true, true, false])
        #expect(asked.map(\.isKnown) == [true, true, true, true, false, false])
        #expect(
            asked.map(\.words) == ["Digital Signature", "Code Signing", "DNS:a.example", "CA:FALSE", "0500", "0c0161"])
        #expect(asked[0].name == "X509v3 Key Usage" && asked[4].name == "1.2.3.4")
        #expect(asked.allSatisfy { $0.fault == nil })
    }

    @Test(arguments: [
        ("basicConstraints=CA:TRUE", "to be an authority"),
        ("keyUsage=keyCertSign", "to sign certificates or revocation lists"),
        ("keyUsage=cRLSign", "to sign certificates or revocation lists"),
        ("extendedKeyUsage=anyExtendedKeyUsage", "for every use there is"),
        ("extendedKeyUsage=codeSigning,serverAuth", "to identify a web server"), ("keyUsage=digitalSignature", nil),
        ("extendedKeyUsage=codeSigning,emailProtection", nil),
    ])
    func `what no signing key may do is a fault`(asked: String, fault: String?) throws {
        #expect(try request(asked).extensions.map(\.fault) == [fault])
    }

    @Test func `names of every type keep their type`() throws {
        let names = try request(
            "subjectAltName=DNS:a.example,email:a@a.example,URI:urn:a,IP:192.0.2.1,RID:1.2.3.4,otherName:1.2.3.4;UTF8:x"
        ).alternativeNames
        #expect(
            names.map(\.description) == [
                "dns: a.example", "email: a@a.example", "uri: urn:a", "ip: 192.0.2.1", "registeredID: 1.2.3.4",
                "otherName: 1.2.3.4=0c0178",
            ])
    }

    @Test(arguments: [
        "CN=a+OU=b,O=c", #"CN=a\+b,O=c"#, #"CN=a+UID=b\,c+OU=d,O=\C3\9Cber\+Co,C=DE"#, "O=Gro\u{DF},C=DE",
    ])
    func `subjects with several values a step and with other letters are written and read alike`(text: String) throws {
        let made = try CertificateSigningRequest.make(subject: text, names: [], key: .generate(.p256))
        let bench = try Bench()
        try bench.write(made.der, to: "a.der")
        let told = try bench.openssl(
            "req", "-inform", "DER", "-in", "a.der", "-noout", "-subject", "-nameopt", "RFC2253")
        #expect("subject=" + made.subject == told.text)
        #expect(
            try CertificateSigningRequest.make(subject: made.subject, names: [], key: .generate(.p256)).subject
                == made.subject)
        #expect(made.subject.contains("+") == text.contains("+"))
    }
}
