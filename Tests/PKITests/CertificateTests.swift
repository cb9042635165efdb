import Foundation
import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct CertificateTests {
    @Test(arguments: ["ec", "rsa"])
    func `the facts of a certificate are those that openssl prints`(kind: String) throws {
        let bench = try Bench()
        try bench.makeSigner("ada", kind)
        let certificate = try Certificate(bench.read("ada.pem"))
        func printed(_ option: String...) throws -> String {
            let result = try bench.run("openssl", ["x509", "-in", "ada.pem", "-noout"] + option)
            return String(result.text.split(separator: "=", maxSplits: 1).last ?? "")
        }
        #expect(certificate.subject == "CN=ada,O=Meridian")
        #expect(certificate.issuer == certificate.subject)
        #expect(try certificate.serial.uppercased() == printed("-serial"))
        let fingerprint = try printed("-fingerprint", "-sha256").replacing(":", with: "").lowercased()
        #expect(certificate.sha256.hex == fingerprint)
        for (time, option) in [(certificate.notBefore, "-startdate"), (certificate.notAfter, "-enddate")] {
            let expected = try printed(option, "-dateopt", "iso_8601").replacing(" ", with: "T")
            let date = Date(timeIntervalSince1970: Double(time) / 1_000)
            #expect(ISO8601DateFormatter().string(from: date) == expected)
        }
        let key = try bench.openssl("pkey", "-in", "ada.key", "-pubout", "-outform", "DER").output
        #expect(certificate.spkiSHA256 == SHA256Digest(of: key))
        #expect(try Certificate(certificate.der) == certificate)
        #expect(try Certificate(Array(certificate.pem.utf8)) == certificate)
    }

    @Test(arguments: PrivateKey.Kind.allCases)
    func `openssl trusts a self-signed certificate of ours by itself`(kind: PrivateKey.Kind) throws {
        let bench = try Bench()
        let key = try PrivateKey.generate(kind)
        let certificate = try Certificate.selfSigned(subject: "CN=Ada Byron,O=Meridian", key: key, days: 7)
        try bench.write(Array(certificate.pem.utf8), to: "ada.pem")
        #expect(try bench.openssl("verify", "-x509_strict", "-CAfile", "ada.pem", "ada.pem").text == "ada.pem: OK")
        #expect(certificate.subject == "CN=Ada Byron,O=Meridian")
        #expect(certificate.spkiSHA256 == key.spkiSHA256)
        #expect(certificate.notAfter - certificate.notBefore == 7 * 86_400_000)
    }

    @Test func `a certificate can begin at a time that is given`() throws {
        let start: Int64 = 1_767_225_600_000
        let key = try PrivateKey.generate(.p256)
        let certificate = try Certificate.selfSigned(subject: "CN=a", key: key, days: 1, notBefore: start)
        #expect(certificate.notBefore == start)
        #expect(certificate.notAfter == start + 86_400_000)
    }

    @Test func `what is no certificate is refused`() throws {
        let key = try PrivateKey.generate(.p256)
        let certificate = try Certificate.selfSigned(subject: "CN=a", key: key, days: 1)
        let request = try CertificateSigningRequest.make(subject: "CN=a", names: [], key: key)
        let wrong = [
            [], request.der, Array(request.pem.utf8), certificate.der + [0], certificate.der.dropLast(),
            Array((certificate.pem + certificate.pem).utf8),
        ]
        for bytes in wrong {
            #expect(throws: PKIError.self) { try Certificate(Array(bytes)) }
        }
    }

    @Test func `names and usages are those that openssl put there, and none where it put none`() throws {
        let bench = try Bench()
        try bench.openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "a.key",
            "-out",
            "a.pem", "-subj", "/CN=a", "-addext", "subjectAltName=DNS:a.example,email:a@a.example,IP:192.0.2.1",
            "-addext", "extendedKeyUsage=codeSigning,1.3.6.1.4.1.311.10.3.13")
        let made = try Certificate(bench.read("a.pem"))
        #expect(
            try made.alternativeNames().map(\.description) == ["dns: a.example", "email: a@a.example", "ip: 192.0.2.1"])
        #expect(try made.extendedKeyUsages() == ["1.3.6.1.5.5.7.3.3", "1.3.6.1.4.1.311.10.3.13"])
        let bare = try Certificate.selfSigned(subject: "CN=a", key: try PrivateKey.generate(.p256), days: 1)
        #expect(try bare.alternativeNames().isEmpty && bare.extendedKeyUsages().isEmpty)
    }

    @Test func `an extension that cannot be read is refused, not taken for absent`() throws {
        let bench = try Bench()
        for (name, value) in [("subjectAltName", "DER:0500"), ("extendedKeyUsage", "DER:0500")] {
            try bench.openssl(
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "a.key",
                "-out", "a.pem", "-subj", "/CN=a", "-addext", "\(name)=\(value)")
            let made = try Certificate(bench.read("a.pem"))
            if name == "subjectAltName" {
                #expect(throws: PKIError.self) { try made.alternativeNames() }
            } else {
                #expect(throws: PKIError.self) { try made.extendedKeyUsages() }
            }
        }
    }
}
