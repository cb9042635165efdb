import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct MarvellTests {
    private static let card = "/C=US/O=Cavium/CN=HSM:5.3G1953-ICM000001, for FIPS mode"
    private static let partition = "/C=US/O=Cavium/CN=HSM:5.3G1953-ICM000001:PARTN:1, for FIPS mode"

    private func vendor() throws -> TestVendor {
        let vendor = try TestVendor()
        for name in ["maker", "owner", "card", "partition", "other"] { try vendor.makeKey(name, rsa: true) }
        try vendor.makeKey("key")
        try vendor.makeRoot("maker", "/CN=Test Maker", ["basicConstraints=CA:TRUE"])
        try vendor.makeRoot("owner", "/CN=Test Owner")
        try vendor.issue("card", Self.card, by: "maker", [])
        try vendor.issue("partition", Self.partition, by: "card", ["subjectKeyIdentifier=hash"])
        try vendor.bench.openssl("pkey", "-pubin", "-in", "card.pub", "-out", "owned-card.pub", "-pubout")
        try vendor.bench.openssl("pkey", "-pubin", "-in", "partition.pub", "-out", "owned-partition.pub", "-pubout")
        try vendor.issue("owned-card", Self.card, by: "owner", ["basicConstraints=CA:FALSE"])
        try vendor.issue("owned-partition", Self.partition, by: "owner", ["basicConstraints=CA:FALSE"])
        return vendor
    }

    private func statement(_ vendor: borrowing TestVendor) throws -> MarvellBlob {
        let spki = try vendor.bench.openssl("pkey", "-pubin", "-in", "key.pub", "-outform", "DER", "-pubout").output
        return MarvellBlob(spki: spki)
    }

    private func outcome(
        _ vendor: borrowing TestVendor, _ blob: MarvellBlob, _ certificates: [String],
        signer: String = "partition", changed: (inout [UInt8]) -> Void = { _ in }
    ) throws -> AttestationOutcome {
        var signed = blob.bytes
        let signature = try vendor.sign(signed, by: signer)
        changed(&signed)
        var files = [CustodyFile(name: "attestation.dat", bytes: signed + signature)]
        for name in certificates { files.append(CustodyFile(name: name, bytes: try vendor.bench.read("\(name).pem"))) }
        return Attestation.verify(files, anchors: try vendor.anchors("maker", "owner"), at: now)
    }

    private static let all = ["card", "partition", "owned-card", "owned-partition"]

    @Test func `what a LiquidSecurity device attests is read, under both roots`() throws {
        let vendor = try vendor()
        let custody = try #require(try outcome(vendor, try statement(vendor), Self.all).custody)
        #expect(custody.format == .marvell)
        #expect(custody.generatedOnDevice.value && !custody.exportable.value)
        #expect(custody.serial?.value == "5.3G1953-ICM000001")
        #expect(custody.claimsFIPS?.value == true)
        #expect(custody.quirks == [.basicConstraintsNotCritical, .versionOneIssuer])
        #expect(custody.findings.isEmpty)
        #expect(custody.anchors.count == 3)
        let spki = try vendor.bench.openssl("pkey", "-pubin", "-in", "key.pub", "-outform", "DER", "-pubout").output
        #expect(custody.spkiSHA256.value == SHA256Digest(of: spki))
        let alone = try outcome(vendor, try statement(vendor), ["card", "partition"])
        #expect(alone.ends(as: .finding("no-owner-chain")), "\(alone)")
    }

    @Test func `every attribute that says otherwise is refused, or seen for what it is`() throws {
        let vendor = try vendor()
        let good = try statement(vendor)
        let mutants: [(attribute: UInt32, value: [UInt8]?, end: Expected)] = [
            (0x0000, [2], .refused("not of one private key")), (0x0000, nil, .refused("not of one private key")),
            (0x0100, [0], .refused("modulus and exponent")), (0x0100, [9], .refused("kind of key")),
            (0x0103, [0], .exportable), (0x0103, [2], .refused("SENSITIVE is neither")),
            (0x0162, [1], .exportable), (0x0162, nil, .refused("EXTRACTABLE is neither")),
            (0x0163, [0], .imported), (0x0163, nil, .refused("LOCAL is neither")), (0x0164, [0], .exportable),
            (0x0164, [], .refused("NEVER_EXTRACTABLE is neither")), (0x0165, [0], .finding("not-always-sensitive")),
            (0x0165, nil, .refused("ALWAYS_SENSITIVE is neither")), (0x0120, [4, 1, 2], .refused("EKCV")),
            (0x0120, nil, .refused("no public key")), (0x0121, [0, 0, 1, 0], .refused("curve 256")),
            (0x0121, [0, 0, 2, 0xCB], .refused("EKCV")), (0x1003, [UInt8](repeating: 7, count: 32), .refused("EKCV")),
            (0x1003, nil, .refused("EKCV")), (0x0173, [1, 2, 3], .refused("KCV")),
        ]
        for mutant in mutants {
            var blob = good
            blob.privateKey[mutant.attribute] = mutant.value
            let found = try outcome(vendor, blob, Self.all)
            #expect(
                found.ends(as: mutant.end), "\(String(mutant.attribute, radix: 16)) \(mutant.value ?? []): \(found)")
        }
        #expect(mutants.count == 21)
        var halves = good
        halves.publicKey[0x0120]?[5] ^= 1
        #expect(try outcome(vendor, halves, Self.all).ends(as: .refused("two keys")))
    }

    @Test func `every field of the header that says otherwise is refused`() throws {
        let vendor = try vendor()
        let good = try statement(vendor)
        // Length, buffer, first and second table, number and length of attributes, and of the first one.
        let places = [11, 15, 37, 39, 47, 51, 59]
        for place in places {
            var blob = good
            blob.flipped = place
            let found = try outcome(vendor, blob, Self.all)
            #expect(found.custody == nil, "byte \(place)")
        }
        let beyond = Attestation.verify(
            [CustodyFile(name: "a", bytes: good.bytes + [0])], anchors: try TrustAnchors([]), at: now)
        #expect(beyond.custody == nil)
    }

    @Test func `signature, chains and owners are each demanded`() throws {
        let vendor = try vendor()
        let good = try statement(vendor)
        func refused(_ part: String, _ found: AttestationOutcome) {
            #expect(found.ends(as: .refused(part)), "\(found)")
        }
        refused("holds with no certificate", try outcome(vendor, good, Self.all, signer: "other"))
        refused(
            "holds with no certificate", try outcome(vendor, good, Self.all, signer: "card", changed: { $0[300] ^= 1 }))
        refused("holds with no certificate", try outcome(vendor, good, Self.all, changed: { $0[300] ^= 1 }))
        refused("no manufacturer", try outcome(vendor, good, ["partition", "owned-card", "owned-partition"]))
        refused("no manufacturer", try outcome(vendor, good, ["owned-card", "owned-partition"]))
        refused("not every certificate", try outcome(vendor, good, ["card", "partition", "owned-card"]))
        try vendor.issue("owned-card", Self.card, by: "owner", ["basicConstraints=CA:FALSE"], key: "other")
        refused("the owner does not vouch", try outcome(vendor, good, Self.all))
        try vendor.issue("owned-card", Self.card, by: "maker", ["basicConstraints=CA:FALSE"], key: "card")
        try vendor.issue(
            "owned-partition", Self.partition, by: "maker", ["basicConstraints=CA:FALSE"], key: "partition")
        refused("manufacturer and owner are not two", try outcome(vendor, good, Self.all))
    }

    @Test func `a compressed statement is not guessed at`() throws {
        let found = Attestation.verify(
            [CustodyFile(name: "a.gz", bytes: [0x1F, 0x8B, 8, 0])], anchors: try TrustAnchors([]), at: now)
        #expect(found.ends(as: .refused("gunzip")))
    }
}
