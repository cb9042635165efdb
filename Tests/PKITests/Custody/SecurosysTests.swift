import Foundation
import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct SecurosysTests {
    private func vendor() throws -> TestVendor {
        let vendor = try TestVendor()
        for name in ["root", "device", "signer", "other"] { try vendor.makeKey(name, rsa: true) }
        try vendor.makeKey("key")
        try vendor.makeRoot("root", "/CN=Test Primus Root")
        try vendor.issue("device", "/CN=PRIMUS HSM KEY (SN: 18386101)", by: "root", TestVendor.authority)
        try vendor.issue(
            "signer", "/CN=attestation-key", by: "device",
            ["keyUsage=critical,digitalSignature", "basicConstraints=critical,CA:FALSE"])
        return vendor
    }

    private func xml(_ vendor: borrowing TestVendor) throws -> String {
        let spki = try vendor.bench.openssl("pkey", "-pubin", "-in", "key.pub", "-outform", "DER", "-pubout").output
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <private_key creation="generated">
            \t<label>release</label>
            \t<create_time>2025-10-01T20:31:53Z</create_time>
            \t<attest_time>2025-10-18T20:19:33Z</attest_time>
            \t<algorithm>EC</algorithm>
            \t<key_size>256</key_size>
            \t<public_key>\(Data(spki).base64EncodedString())</public_key>
            \t<attributes>
            \t\t<sign>true</sign>
            \t\t<sensitive>true</sensitive>
            \t\t<always_sensitive>true</always_sensitive>
            \t\t<extractable>false</extractable>
            \t\t<never_extractable>true</never_extractable>
            \t</attributes>
            </private_key>

            """
    }

    private func outcome(
        _ vendor: borrowing TestVendor, _ text: String, signer: String = "signer", then: String? = nil,
        certificates: [String] = ["signer.pem", "device.pem"], asText: Bool = false
    ) throws -> AttestationOutcome {
        let signature = try vendor.sign(Array(text.utf8), by: signer)
        let written = asText ? Array(Data(signature).base64EncodedString().utf8) : signature
        var files = [
            CustodyFile(name: "attestation.xml", bytes: Array((then ?? text).utf8)),
            CustodyFile(name: "attestation.sig", bytes: written),
        ]
        for name in certificates { files.append(CustodyFile(name: name, bytes: try vendor.bench.read(name))) }
        return Attestation.verify(files, anchors: try vendor.anchors("root"), at: now)
    }

    @Test func `what a Primus attests is read, each fact with its source`() throws {
        let vendor = try vendor()
        let text = try xml(vendor)
        for asText in [false, true] {
            let custody = try #require(try outcome(vendor, text, asText: asText).custody)
            #expect(custody.format == .securosys)
            #expect(custody.generatedOnDevice.value && !custody.exportable.value)
            #expect(custody.serial?.value == "18386101")
            #expect(custody.attestedAt?.value == 1_760_818_773_000)
            #expect(custody.quirks.isEmpty && custody.findings.isEmpty)
            #expect(custody.notes.map(\.name) == ["create_time", "label", "creation"])
        }
    }

    private static let mutants: [(old: String, new: String, end: Expected)] = [
        ("creation=\"generated\"", "creation=\"imported\"", .imported),
        (" creation=\"generated\"", "", .refused("how the key came")),
        ("<extractable>false", "<extractable>true", .exportable),
        ("<extractable>false", "<extractable>no", .refused("extractable cannot")),
        ("<never_extractable>true", "<never_extractable>false", .exportable),
        ("<sensitive>true", "<sensitive>false", .exportable),
        ("<always_sensitive>true", "<always_sensitive>false", .finding("not-always-sensitive")),
        ("<sign>true</sign>", "<sign>maybe</sign>", .refused("sign cannot")),
        ("<sign>true</sign>", "<extractable>false</extractable>", .refused("twice")),
        ("<sign>true</sign>", "<clonable>true</clonable>", .refused("clonable cannot")),
        ("<extractable>false</extractable>", "", .refused("extractable")),
        ("<algorithm>EC", "<algorithm>RSA", .refused("stated algorithm")),
        ("<algorithm>EC</algorithm>", "", .refused("no algorithm")),
        ("<key_size>256</key_size>", "", .refused("no key_size")), ("<label>release</label>", "", .refused("no label")),
        ("<public_key>M", "<public_key>*", .refused("not base64")),
        ("<public_key>MFk", "<public_key>MFg", .refused("is no key")),
        ("2025-10-18", "2099-10-18", .refused("in the future")),
        ("2025-10-18T20:19:33Z", "then", .refused("attest_time")),
        ("2025-10-01", "2025-11-01", .refused("create_time")),
        ("<label>release</label>", "<label>&amp;</label>", .refused("entity")),
        ("<label>", "<!-- --><label>", .refused("something other than elements")),
        ("<label>release", "<label><![CDATA[x]]>", .refused("something other than elements")),
        ("<private_key", "<!DOCTYPE a><private_key", .refused("something other than elements")),
        ("</private_key>", "</private_key><private_key/>", .refused("something other than elements")),
        ("</attributes>", "</attribute>", .refused("do not nest")),
        ("<attributes>", "text<attributes>", .refused("text between")),
    ]

    @Test func `every field of a Primus that says otherwise is refused, or seen for what it is`() throws {
        let vendor = try vendor()
        let text = try xml(vendor)
        for mutant in Self.mutants {
            try #require(text.contains(mutant.old), "\(mutant.old)")
            let found = try outcome(vendor, text.replacing(mutant.old, with: mutant.new))
            #expect(found.ends(as: mutant.end), "\(mutant.old) → \(mutant.new): \(found)")
        }
        #expect(Self.mutants.count == 27)
    }

    @Test func `signature and chain are each demanded`() throws {
        let vendor = try vendor()
        let text = try xml(vendor)
        func refused(_ part: String, _ found: AttestationOutcome) {
            #expect(found.ends(as: .refused(part)), "\(found)")
        }
        refused("holds with no certificate", try outcome(vendor, text, signer: "other"))
        refused(
            "holds with no certificate", try outcome(vendor, text, then: text.replacing("release", with: "Release")))
        refused("no trust anchor", try outcome(vendor, text, certificates: ["signer.pem"]))
        refused("holds with no certificate", try outcome(vendor, text, certificates: ["device.pem"]))
        refused("may not sign statements", try outcome(vendor, text, signer: "device"))
        try vendor.issue("signer", "/CN=attestation-key", by: "device", ["keyUsage=critical,keyAgreement"])
        refused("may not sign statements", try outcome(vendor, text))
        try vendor.issue("signer", "/CN=attestation-key", by: "root", ["keyUsage=critical,digitalSignature"])
        #expect(try outcome(vendor, text).custody?.serial == nil)
    }
}
