import Testing

@testable import PKI

@Suite(.timeLimit(.minutes(10)))
struct LunaPKCTests {
    private static let purposes = "1.3.6.1.4.1.12383.1"
    private static let facts = "1.3.6.1.4.1.12383.2"
    private static let device = [
        "basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign",
        "extendedKeyUsage=critical,\(purposes).12", "\(facts).1=DER:D6:F3:07:00",
    ]
    private static let leaf = [
        "extendedKeyUsage=critical,\(purposes).13", "keyUsage=critical,digitalSignature", "\(facts).1=DER:D6:F3:07:00",
        "\(facts).5=DER:03:02:04:F0",
    ]
    private static let mutants: [(name: String, leaf: [String], end: Expected)] = [
        ("another purpose too", [leaf[0] + ",codeSigning"] + leaf[1...], .refused("more than its origin")),
        ("no purpose", Array(leaf[1...]), .refused("no form of attestation")),
        ("may sign certificates", [leaf[0], "keyUsage=critical,keyCertSign"] + leaf[2...], .refused("may sign")),
        ("may not sign data", [leaf[0], "keyUsage=critical,keyAgreement"] + leaf[2...], .refused("may sign")),
        ("another serial", leaf[...1] + ["\(facts).1=DER:D7:F3:07:00"], .refused("different serial")),
        ("a short serial", leaf[...1] + ["\(facts).1=DER:D6:F3:07"], .refused("not of 4 to 8 bytes")),
        ("an authority", leaf + ["basicConstraints=critical,CA:TRUE"], .refused("is an authority")),
    ]

    private func vendor(rootExtensions: [String] = ["extendedKeyUsage=critical,\(purposes).1"]) throws -> TestVendor {
        let vendor = try TestVendor()
        for name in ["root", "origin", "device", "key"] { try vendor.makeKey(name) }
        try vendor.makeRoot("root", "/CN=Test Luna Root", rootExtensions)
        try vendor.issue(
            "origin", "/CN=Hardware Origin Certificate", by: "root",
            TestVendor.authority + ["extendedKeyUsage=critical,\(Self.purposes).8"])
        try vendor.issue("device", "/CN=Luna K7-521174", by: "origin", Self.device)
        return vendor
    }

    private func outcome(_ vendor: borrowing TestVendor, _ names: String...) throws -> AttestationOutcome {
        let named = (names.isEmpty ? ["key", "device", "origin", "root"] : names).flatMap {
            ["-certfile", "\($0).pem"]
        }
        let made = try vendor.bench.run(
            "openssl", ["crl2pkcs7", "-nocrl", "-outform", "DER", "-out", "pkc.p7b"] + named)
        #expect(made.status == 0, "\(made.errors)")
        return Attestation.verify(try vendor.files("pkc.p7b"), anchors: try vendor.anchors("root"), at: now)
    }

    @Test func `what a Luna confirms is read, with the rule that its root breaks`() throws {
        let vendor = try vendor()
        try vendor.issue("key", "/CN=41000000ae000002d6f30700", by: "device", Self.leaf)
        let custody = try #require(try outcome(vendor).custody)
        #expect(custody.format == .lunaPKC)
        #expect(custody.generatedOnDevice.value && !custody.exportable.value)
        #expect(custody.serial?.value == "521174")
        #expect(custody.quirks == [.anchorWithoutBasicConstraints])
        #expect(custody.notes.map(\.name) == ["\(Self.facts).1", "\(Self.facts).5"])
    }

    @Test func `every field of a Luna that says otherwise is refused`() throws {
        let vendor = try vendor()
        for mutant in Self.mutants {
            try vendor.issue("key", "/CN=key", by: "device", mutant.leaf)
            let found = try outcome(vendor)
            #expect(found.ends(as: mutant.end), "\(mutant.name): \(found)")
        }
        #expect(Self.mutants.count == 7)
        try vendor.issue("key", "/CN=key", by: "device", Self.leaf)
        for purpose in ["\(Self.purposes).8", "codeSigning", "\(Self.purposes).13"] {
            try vendor.issue(
                "device", "/CN=Luna K7-521174", by: "origin",
                Self.device.map { $0.hasPrefix("extendedKeyUsage") ? "extendedKeyUsage=critical,\(purpose)" : $0 })
            #expect(try outcome(vendor).custody == nil, "\(purpose)")
        }
    }

    @Test func `a confirmed key cannot confirm another`() throws {
        let vendor = try vendor()
        try vendor.issue("key", "/CN=key", by: "device", Self.leaf)
        try vendor.makeKey("forged")
        try vendor.issue("forged", "/CN=forged", by: "key", Self.leaf)
        #expect(try outcome(vendor, "forged", "key", "device", "origin").custody == nil)
        #expect(try outcome(vendor, "forged", "device", "origin").custody == nil)
    }

    @Test func `a signature whose numbers are encoded as negative holds, by name, and only for its content`() throws {
        let vendor = try vendor()
        var mended: [UInt8]?
        while mended == nil {
            try vendor.issue("key", "/CN=key", by: "device", Self.leaf)
            mended = Self.withoutZeros(try vendor.certificate("key").der)
        }
        let der = try #require(mended)
        try vendor.bench.write(Array(PEM.encode(der, label: "CERTIFICATE").utf8), to: "key.pem")
        let custody = try #require(try outcome(vendor).custody)
        #expect(custody.quirks.contains(.negativeECDSANumber))
        // One bit of the key's certificate, in what is signed: its subject.
        var changed = der
        let place = try #require(changed.firstRange(of: Array("key".utf8)))
        changed[place.lowerBound] ^= 1
        try vendor.bench.write(Array(PEM.encode(changed, label: "CERTIFICATE").utf8), to: "key.pem")
        #expect(try outcome(vendor).ends(as: .refused("does not hold")))
    }

    /// The certificate with the zeros left out that keep its signature's numbers positive; nil where none does.
    private static func withoutZeros(_ der: [UInt8]) -> [UInt8]? {
        guard let parts = CertificateParts(der), let numbers = DERReader.elements(ofSequenceIn: parts.signature[...]),
            numbers.contains(where: { $0.content.first == 0 })
        else { return nil }
        func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
            let count = content.count
            let length: [UInt8] =
                count < 128
                ? [UInt8(count)] : count < 256 ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 255)]
            return [tag] + length + content
        }
        let body = numbers.flatMap { value(0x02, Array($0.content.first == 0 ? $0.content.dropFirst() : $0.content)) }
        return value(0x30, parts.signed + parts.algorithms[1] + value(0x03, [0] + value(0x30, body)))
    }
}
