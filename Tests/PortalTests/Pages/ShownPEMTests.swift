import PKI
import Testing

@testable import Portal

/// Certificates and requests as pages show them.
@Suite(.timeLimit(.minutes(10)))
struct ShownPEMTests {
    @Test(arguments: ["\n", " ", ""])
    func `a request is read from a page however its lines are broken`(separator: String) throws {
        let values = try SamplePacket.values()
        let pem = try #require(try values.values(at: "files[${csr.file}].pem").first)
        let shown = pem.split(separator: "\n").joined(separator: separator)
        #expect(ShownDigest.spki.text(of: shown) == (try values.values(at: "csr.spkiSHA256").first))
    }

    @Test(arguments: ["", "-----BEGIN CERTIFICATE----- AAAA -----END CERTIFICATE-----", "no PEM"])
    func `what is none has no digest, and is never taken for a key`(shown: String) {
        #expect(ShownDigest.spki.text(of: shown) == nil)
    }

    @Test func `two in one text are none`() throws {
        let pem = try #require(try SamplePacket.values().values(at: "files[${csr.file}].pem").first)
        #expect(ShownDigest.spki.text(of: pem + pem) == nil)
    }
}
