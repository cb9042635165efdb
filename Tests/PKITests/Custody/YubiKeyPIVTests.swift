import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct YubiKeyPIVTests {
    private static let arc = "1.3.6.1.4.1.41482.3"
    private static let subject = "/CN=YubiKey PIV Attestation 9c"
    private static let good = ["3": "05:07:01", "7": "02:04:00:F0:0F:14", "8": "02:01", "9": "84"]
    private static let mutants: [(field: String, value: String?, end: Expected)] = [
        ("3", "05:07", .refused("not three bytes")), ("3", nil, .refused("does not state its firmware")),
        ("3", "05:07:02", .refused("different firmware")), ("7", "04:01:01", .refused("serial number cannot")),
        ("7", "02:01:00", .refused("serial number cannot")), ("7", "02:01:80", .refused("serial number cannot")),
        ("8", "01:01", .finding("pin-never")), ("8", "06:01", .refused("PIN and touch")),
        ("8", "02:04", .refused("PIN and touch")), ("8", "02", .refused("PIN and touch")),
        ("8", nil, .refused("no form of attestation")), ("9", "08", .refused("form factor")),
        ("9", "44", .refused("form factor")), ("9", "04:04", .refused("form factor")),
    ]

    private static func extensions(_ values: [String: String]) -> [String] {
        values.sorted { $0.key < $1.key }.map { "\(arc).\($0.key)=DER:\($0.value)" }
    }

    private func vendor() throws -> TestVendor {
        let vendor = try TestVendor()
        for name in ["root", "device", "key"] { try vendor.makeKey(name) }
        try vendor.makeRoot("root", "/CN=Test PIV Root", ["basicConstraints=CA:TRUE,pathlen:1"])
        try vendor.issue(
            "device", "/CN=Yubico PIV Attestation", by: "root",
            ["basicConstraints=critical,CA:TRUE,pathlen:0", "\(Self.arc).3=DER:05:07:01"])
        return vendor
    }

    private func outcome(_ vendor: borrowing TestVendor) throws -> AttestationOutcome {
        Attestation.verify(try vendor.files("key.pem", "device.pem"), anchors: try vendor.anchors("root"), at: now)
    }

    @Test func `what a YubiKey attests is read, with the one rule that its root breaks`() throws {
        let vendor = try vendor()
        try vendor.issue("key", Self.subject, by: "device", Self.extensions(Self.good))
        let custody = try #require(try outcome(vendor).custody)
        #expect(custody.format == .yubiKeyPIV)
        #expect(custody.generatedOnDevice.value && !custody.exportable.value)
        #expect(custody.serial?.value == "15732500")
        #expect(custody.firmware?.value == "5.7.1")
        #expect(custody.claimsFIPS?.value == true)
        #expect(custody.quirks == [.basicConstraintsNotCritical])
        #expect(custody.findings.isEmpty)
        #expect(custody.notes.map(\.value) == ["9c", "once", "never", "USB-C nano"])
    }

    @Test func `every field of a YubiKey that says otherwise is refused, or seen for what it is`() throws {
        let vendor = try vendor()
        for mutant in Self.mutants {
            var values = Self.good
            values[mutant.field] = mutant.value
            try vendor.issue("key", Self.subject, by: "device", Self.extensions(values))
            let found = try outcome(vendor)
            #expect(found.ends(as: mutant.end), "\(mutant.field) \(mutant.value ?? "gone"): \(found)")
        }
        #expect(Self.mutants.count == 14)
        for subject in ["/CN=YubiKey PIV Attestation f9", "/CN=YubiKey PIV Attestation 96", "/CN=9c"] {
            try vendor.issue("key", subject, by: "device", Self.extensions(Self.good))
            let found = try outcome(vendor)
            #expect(found.ends(as: .refused("not named for a slot")), "\(found)")
        }
    }

    @Test func `an old device without basicConstraints is tolerated by name, and the key of a slot is not`() throws {
        let vendor = try vendor()
        try vendor.makeRoot("root", "/CN=Test PIV Root", ["basicConstraints=CA:TRUE,pathlen:0"])
        try vendor.issue("device", "/CN=Yubico PIV Attestation", by: "root", ["\(Self.arc).3=DER:05:07:01"])
        try vendor.issue("key", Self.subject, by: "device", Self.extensions(Self.good))
        let quirks = try #require(try outcome(vendor).custody).quirks
        #expect(quirks == [.basicConstraintsNotCritical, .issuerWithoutBasicConstraints, .pathLengthExceeded])

        try vendor.makeKey("forged")
        try vendor.issue("forged", Self.subject, by: "key", Self.extensions(Self.good))
        let forged = try vendor.files("forged.pem", "device.pem")
        let slot = CustodyFile(name: "slot.pem", bytes: Array(try vendor.certificate("key").pem.utf8))
        let anchors = try vendor.anchors("root")
        #expect(Attestation.verify(forged + [slot], anchors: anchors, at: now).custody == nil)
        #expect(Attestation.verify(forged, anchors: anchors, at: now).custody == nil)

        try vendor.issue("device", "/CN=Somebody", by: "root", ["\(Self.arc).3=DER:05:07:01"])
        try vendor.issue("key", Self.subject, by: "device", Self.extensions(Self.good))
        #expect(try outcome(vendor).ends(as: .refused("issuer-without-basic-constraints")))
    }

    @Test func `firmware that leaks keys is a finding`() throws {
        let vendor = try vendor()
        try vendor.issue(
            "device", "/CN=Yubico PIV Attestation", by: "root",
            ["basicConstraints=critical,CA:TRUE,pathlen:0", "\(Self.arc).3=DER:05:06:09", "\(Self.arc).10=DER:05:00"])
        try vendor.issue(
            "key", Self.subject, by: "device", Self.extensions(Self.good.merging(["3": "05:06:09", "9": "04"]) { $1 }))
        let found = try outcome(vendor)
        #expect(found.ends(as: .finding("ecdsa-side-channel")))
        #expect(found.custody?.claimsFIPS?.source.contains("Yubico PIV Attestation") == true)
    }
}
