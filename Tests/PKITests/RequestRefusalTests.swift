import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RequestRefusalTests {
    private static let whole = Result {
        try CertificateSigningRequest.make(
            subject: "CN=a", names: [.init(kind: .dns, value: "a.example")], key: .generate(.p384))
    }

    private func reasons(_ bytes: [UInt8]) -> String? {
        do {
            _ = try CertificateSigningRequest(bytes)
            return nil
        } catch { return "\(error)" }
    }

    @Test func `only one block or one DER object is a request`() throws {
        let request = try Self.whole.get()
        let pem = Array(request.pem.utf8)
        #expect(reasons(pem) == nil)
        #expect(reasons(request.der) == nil)
        #expect(try CertificateSigningRequest(Array(request.pem.replacing("\n", with: "\r\n").utf8)) == request)
        #expect(try CertificateSigningRequest(Array(request.pem.replacing(" REQ", with: " REQ").utf8)) == request)
        let onlyBlock = "cannot read the certificate signing request: it is not exactly one PEM block"
        for wrong in [
            pem + pem, Array("Certificate Request:\n".utf8) + pem, pem + Array("x".utf8), [], pem.dropLast(20),
        ] {
            #expect(reasons(Array(wrong))?.hasPrefix(onlyBlock) == true)
        }
        #expect(reasons(request.der + [0])?.hasSuffix("1 bytes stand behind it") == true)
        #expect(reasons(request.der.dropLast()) != nil)
        #expect(reasons([0x30, 0x00]) != nil)
        #expect(reasons([0xFF, 0xFE]) != nil)
        #expect(reasons(Array(request.pem.replacing("CERTIFICATE REQUEST", with: "CERTIFICATE").utf8)) != nil)
    }

    @Test func `a changed byte is refused or proves no possession`() throws {
        let der = try Self.whole.get().der
        for index in der.indices {
            var changed = der
            changed[index] ^= 0x01
            if let read = try? CertificateSigningRequest(changed) {
                #expect(!read.provesPossession, "byte \(index)")
            }
        }
    }

    @Test func `a length that DER would write shorter is refused`() throws {
        let der = try Self.whole.get().der
        // 30 82 xx xx becomes 30 83 00 xx xx: the same request in BER, with another digest.
        let longer = [0x30, 0x83, 0x00] + der[2...]
        #expect(der.starts(with: [0x30, 0x82]))
        #expect(reasons(Array(longer)) != nil)
    }

    @Test(arguments: [
        ("one=SEQUENCE:a", "names=SEQUENCE:list", nil),
        ("one=SEQUENCE:a\ntwo=SEQUENCE:a", "names=SEQUENCE:list", "more than one extension request"),
        ("one=SEQUENCE:a\ntwo=SEQUENCE:microsoft", "names=SEQUENCE:list", "more than one extension request"),
        ("one=SEQUENCE:two", "names=SEQUENCE:list", "more than one extension request"),
        ("one=SEQUENCE:a", "names=SEQUENCE:list\nagain=SEQUENCE:list", "stands there twice"),
        ("one=SEQUENCE:a", "names=SEQUENCE:hidden", "not visible ASCII"),
        ("one=SEQUENCE:a", "names=SEQUENCE:unreadable", "cannot be read"),
    ])
    func `names that could hide are refused`(attributes: String, extensions: String, reason: String?) throws {
        let bench = try Bench()
        try bench.write(Array(Self.configuration(attributes, extensions).utf8), to: "request.cnf")
        try bench.openssl("asn1parse", "-genconf", "request.cnf", "-noout", "-out", "request.der")
        let refusal = reasons(try bench.read("request.der"))
        if let reason {
            #expect(refusal?.contains(reason) == true, "\(refusal ?? "accepted")")
        } else {
            #expect(refusal == nil)
        }
    }

    /// A request in the language of `openssl asn1parse -genconf`, unsigned, with these attributes and extensions.
    private static func configuration(_ attributes: String, _ extensions: String) -> String {
        """
        asn1=SEQUENCE:request
        [request]
        facts=SEQUENCE:facts
        algorithm=SEQUENCE:ed25519
        signature=FORMAT:HEX,BITSTRING:00
        [facts]
        version=INTEGER:0
        subject=SEQUENCE:nothing
        key=SEQUENCE:key
        attributes=IMPLICIT:0,SET:attributes
        [nothing]
        [ed25519]
        oid=OID:1.3.101.112
        [key]
        algorithm=SEQUENCE:ed25519
        key=FORMAT:HEX,BITSTRING:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a
        [attributes]
        \(attributes)
        [a]
        oid=OID:1.2.840.113549.1.9.14
        values=SET:values
        [microsoft]
        oid=OID:1.3.6.1.4.1.311.2.1.14
        values=SET:values
        [two]
        oid=OID:1.2.840.113549.1.9.14
        values=SET:both
        [values]
        one=SEQUENCE:extensions
        [both]
        one=SEQUENCE:extensions
        other=SEQUENCE:nothing
        [extensions]
        \(extensions)
        [list]
        oid=OID:2.5.29.17
        value=OCTWRAP,SEQUENCE:names
        [names]
        dns=IMPLICIT:2,IA5STRING:a.example
        [hidden]
        oid=OID:2.5.29.17
        value=OCTWRAP,SEQUENCE:cut
        [cut]
        dns=IMPLICIT:2,FORMAT:HEX,OCTETSTRING:612e6578616d706c65002e6576696c
        [unreadable]
        oid=OID:2.5.29.17
        value=OCTWRAP,INTEGER:1
        """
    }
}
