import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct YubiHSM2Tests {
    private static let arc = "1.3.6.1.4.1.41482.4"
    private static let subject = "/CN=YubiHSM Attestation id:0x1a2b"
    private static let good = [
        "1": "04:03:02:04:00", "2": "02:04:00:BC:61:B0", "3": "03:02:00:01", "4": "03:03:00:00:01",
        "5": "03:09:00:00:00:00:00:00:00:00:80", "6": "02:02:1A:2B", "9": "0C:03:6B:65:79",
    ]
    /// One a field, and some more.
    private static let mutants: [(field: String, value: String?, end: Expected)] = [
        ("1", "04:02:02:04", .refused("firmware cannot be read")), ("1", nil, .refused("does not state its firmware")),
        ("1", "04:03:02:04:01", .refused("one serial number and one firmware")),
        ("2", "02:04:00:BC:61:B1", .refused("one serial number and one firmware")),
        ("2", nil, .refused("does not state its serial number")), ("2", "02:01:FF", .refused("serial number cannot")),
        ("3", "03:02:00:02", .imported), ("3", "03:02:00:10", .imported), ("3", "03:02:00:11", .imported),
        ("3", "03:02:00:03", .refused("origin 3 is not known")), ("3", "03:03:00:00:01", .refused("origin cannot")),
        ("3", "02:01:01", .refused("origin cannot")), ("3", nil, .refused("no form of attestation")),
        ("4", "03:02:00:01", .refused("domains cannot")), ("4", nil, .refused("does not state its domains")),
        // Bit 16 of the big-endian number: the sixth octet; little-endian readers look at the third.
        ("5", "03:09:00:00:00:00:00:00:01:00:80", .exportable),
        ("5", "03:08:00:00:00:00:00:00:00:80", .refused("capabilities cannot")),
        ("5", "03:09:01:00:00:00:00:00:00:00:80", .refused("capabilities cannot")),
        ("5", nil, .refused("does not state its capabilities")),
        ("6", "02:02:1A:2C", .refused("not named for object")), ("6", nil, .refused("does not state its object")),
        ("9", "04:03:6B:65:79", .refused("label cannot")), ("9", "0C:01:FF", .refused("label cannot")),
        ("9", nil, .refused("does not state its label")), ("12", "01:01:01", .refused("FIPS mode cannot")),
    ]

    private static func extensions(_ values: [String: String]) -> [String] {
        values.sorted { $0.key < $1.key }.map { "\(arc).\($0.key)=DER:\($0.value)" }
    }

    private func vendor() throws -> TestVendor {
        let vendor = try TestVendor()
        for name in ["root", "sub", "device", "key"] { try vendor.makeKey(name) }
        try vendor.makeRoot("root", "/CN=Test YubiHSM Root")
        try vendor.issue("sub", "/CN=Test Sub-CA", by: "root", TestVendor.authority)
        try vendor.issue(
            "device", "/CN=YubiHSM Attestation (12345776)", by: "sub",
            ["basicConstraints=critical,CA:TRUE,pathlen:0"]
                + Self.extensions(["1": "04:03:02:04:00", "2": "02:04:00:BC:61:B0"]))
        return vendor
    }

    private func outcome(_ vendor: borrowing TestVendor, at time: Int64 = now) throws -> AttestationOutcome {
        Attestation.verify(
            try vendor.files("key.pem", "device.pem", "sub.pem"), anchors: try vendor.anchors("root"), at: time)
    }

    @Test func `what a YubiHSM 2 attests is read, each fact with its source`() throws {
        let vendor = try vendor()
        try vendor.issue(
            "key", Self.subject, by: "device", Self.extensions(Self.good.merging(["12": "01:01:FF"]) { $1 }))
        let custody = try #require(try outcome(vendor).custody)
        #expect(custody.format == .yubiHSM2)
        #expect(custody.generatedOnDevice.value && !custody.exportable.value)
        #expect(custody.serial?.value == "12345776")
        #expect(custody.firmware?.value == "2.4.0")
        #expect(custody.claimsFIPS?.value == true)
        #expect(custody.spkiSHA256.value == (try vendor.certificate("key").spkiSHA256))
        #expect(custody.quirks.isEmpty && custody.findings.isEmpty)
        #expect(custody.serial?.source.contains("\(Self.arc).2") == true)
        #expect(custody.notes.map(\.name) == ["origin", "object", "label", "domains", "capabilities"])
    }

    @Test func `every field of a YubiHSM 2 that says otherwise is refused, or seen for what it is`() throws {
        let vendor = try vendor()
        for mutant in Self.mutants {
            var values = Self.good
            values[mutant.field] = mutant.value
            try vendor.issue("key", Self.subject, by: "device", Self.extensions(values))
            let found = try outcome(vendor)
            #expect(found.ends(as: mutant.end), "\(mutant.field) \(mutant.value ?? "gone"): \(found)")
        }
        #expect(Self.mutants.count == 25)
        #expect(Set(Self.mutants.map(\.field)) == Set(Self.good.keys).union(["12"]))
    }

    @Test func `old firmware with an elliptic key is a finding`() throws {
        let vendor = try vendor()
        let old = Self.good.merging(["1": "04:03:02:03:02"]) { $1 }
        try vendor.issue(
            "device", "/CN=YubiHSM Attestation (12345776)", by: "sub",
            ["basicConstraints=critical,CA:TRUE,pathlen:0"]
                + Self.extensions(["1": "04:03:02:03:02", "2": "02:04:00:BC:61:B0"]))
        try vendor.issue("key", Self.subject, by: "device", Self.extensions(old))
        #expect(try outcome(vendor).ends(as: .finding("ecdsa-side-channel")))
    }

    @Test func `a chain is refused for every broken step`() throws {
        let vendor = try vendor()
        let leaf = Self.extensions(Self.good)
        try vendor.issue("key", Self.subject, by: "device", leaf)
        #expect(try outcome(vendor).custody != nil)
        let files = try vendor.files("key.pem", "device.pem", "sub.pem")
        let root = try vendor.anchors("root")
        func refused(_ part: String, _ found: AttestationOutcome) {
            #expect(found.ends(as: .refused(part)), "\(found)")
        }

        refused("has expired", try outcome(vendor, at: now + 40 * 86_400_000))
        refused("is not valid yet", try outcome(vendor, at: now - 86_400_000))
        refused("no trust anchor", Attestation.verify(files, anchors: try TrustAnchors([]), at: now))
        refused(
            "no trust anchor", Attestation.verify(files, anchors: try vendor.anchors("root", for: .lunaPKC), at: now))
        refused("no trust anchor", Attestation.verify(Array(files.dropLast()), anchors: root, at: now))
        refused("no form", Attestation.verify(Array(files.dropFirst()), anchors: root, at: now))

        try vendor.makeKey("other")
        try vendor.makeRoot("other", "/CN=Test YubiHSM Root")
        refused("does not hold", Attestation.verify(files, anchors: try vendor.anchors("other"), at: now))

        let device = Self.extensions(["1": "04:03:02:04:00", "2": "02:04:00:BC:61:B0"])
        let name = "/CN=YubiHSM Attestation (12345776)"
        try vendor.issue("device", name, by: "sub", ["basicConstraints=critical,CA:FALSE"] + device)
        refused("is no authority", try outcome(vendor))
        try vendor.issue("device", name, by: "sub", device)
        refused("issuer-without-basic-constraints", try outcome(vendor))
        try vendor.issue("device", name, by: "sub", ["basicConstraints=CA:TRUE"] + device)
        refused("basic-constraints-not-critical", try outcome(vendor))
        try vendor.issue(
            "device", name, by: "sub",
            ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,digitalSignature"] + device)
        refused("may not sign certificates", try outcome(vendor))
        try vendor.issue(
            "device", name, by: "sub", ["basicConstraints=critical,CA:TRUE", "1.2.3.4=critical,DER:05:00"] + device)
        refused("unknown critical extension", try outcome(vendor))
        try vendor.issue("device", name, by: "sub", ["basicConstraints=critical,CA:TRUE"] + device, digest: "-sha1")
        refused("its digest is sha1", try outcome(vendor))
        try vendor.issue("device", name, by: "sub", ["basicConstraints=critical,CA:TRUE"] + device)
        try vendor.issue("sub", "/CN=Test Sub-CA", by: "root", ["basicConstraints=critical,CA:TRUE,pathlen:0"])
        refused("path-length-exceeded", try outcome(vendor))
        try vendor.issue("sub", "/CN=Test Sub-CA", by: "root", TestVendor.authority)
        try vendor.issue("key", Self.subject, by: "device", leaf + ["basicConstraints=critical,CA:TRUE"])
        refused("is an authority", try outcome(vendor))
    }

    @Test func `a key that was attested cannot attest another`() throws {
        let vendor = try vendor()
        try vendor.issue("key", Self.subject, by: "device", Self.extensions(Self.good))
        try vendor.makeKey("forged")
        try vendor.issue("forged", Self.subject, by: "key", Self.extensions(Self.good))
        let files = try vendor.files("forged.pem", "key.pem", "device.pem", "sub.pem")
        #expect(Attestation.verify(files, anchors: try vendor.anchors("root"), at: now).custody == nil)
    }
}
