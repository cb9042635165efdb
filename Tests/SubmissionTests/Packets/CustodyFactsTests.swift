import Foundation
import Governance
import PKI
import Submission
import Testing

/// Attestations as they are read out of a packet's folder, and judged.
@Suite(.timeLimit(.minutes(10))) struct CustodyFactsTests {
    private let file = "packet/attestation-yubihsm2.pem"

    private func refusals(_ good: GoodPacket) async throws -> [Refusal] {
        Gate.standard.examine(try await good.facts()).flatMap(\.refusals).filter { $0.rule.hasPrefix("custody.") }
    }

    /// Writes another attestation into the packet, which then names it.
    private func exchange(_ good: GoodPacket, for bytes: [UInt8]) throws {
        let old = SHA256Digest(of: [UInt8](try Data(contentsOf: good.folder.appendingPathComponent(file)))).hex
        try good.write(bytes, to: file)
        try good.replace(old, with: SHA256Digest(of: bytes).hex, in: "packet/packet.json")
    }

    @Test func `what a device attests is a fact, each with its source (P10)`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let key = try #require(try await good.facts().attestedKeys.first?.key)
        #expect(key.format == "yubihsm2" && key.generatedOnDevice.value && !key.exportable.value)
        #expect(key.spkiSHA256.value == good.subjectKey.spkiSHA256.hex)
        #expect(key.serial?.value == "12345776" && key.firmware?.value == "2.4.0")
        #expect(key.anchors.first?.contains("Test Vendor Root") == true)
        let check = try await PacketCheck.perform(
            packet: good.packetPath, configuration: try good.configuration(), portal: nil)
        let shown = Dictionary(check.facts.map { ($0.name, $0) }) { first, _ in first }
        #expect(shown["generated on device"]?.value == "yes")
        #expect(shown["exportable"]?.value == "no")
        #expect(shown["device serial"]?.source.contains("1.3.6.1.4.1.41482.4.2") == true)
        #expect(check.gate.lines.first { $0.topic == "custody" }?.words.contains("attested for this key") == true)
    }

    @Test func `an attestation of another key is refused`() async throws {
        let good = try GoodPacket.make()
        let other = try GoodPacket.make()
        defer {
            good.remove()
            other.remove()
        }
        try exchange(good, for: [UInt8](try Data(contentsOf: other.folder.appendingPathComponent(file))))
        #expect(try await refusals(good).map(\.rule) == ["custody.key"])
    }

    @Test func `an imported key is refused, though the attestation is genuine`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try exchange(
            good,
            for: try TestDevice.made.get().attest("packet/request.csr", in: good.folder.path, origin: "03:02:00:02"))
        #expect(try await refusals(good).map(\.rule) == ["custody.generated"])
    }

    @Test func `without a trust anchor of this portal nothing is believed`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace("    attestationAnchors: anchors\n", with: "", in: "countersign.yaml")
        #expect(try await refusals(good).map(\.rule) == ["custody.attested"])
        let kept = try GoodPacket.make()
        defer { kept.remove() }
        try FileManager.default.removeItem(at: kept.folder.appendingPathComponent("anchors"))
        #expect(try await refusals(kept).map(\.rule) == ["custody.attested"])
    }

    @Test func `a public key in place of an attestation is refused`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try exchange(good, for: Array("-----BEGIN PUBLIC KEY-----\nMFk=\n-----END PUBLIC KEY-----\n".utf8))
        #expect(try await refusals(good).map(\.rule) == ["custody.attested"])
    }

    @Test func `certificates in files of their own are named, locked and read as parts`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let whole = String(decoding: try Data(contentsOf: good.folder.appendingPathComponent(file)), as: UTF8.self)
        let end = "-----END CERTIFICATE-----\n"
        let blocks = whole.components(separatedBy: end).map { Array("\($0)\(end)".utf8) }
        try exchange(good, for: blocks[0])
        #expect(try await refusals(good).map(\.rule) == ["custody.attested"])
        try good.write(blocks[1], to: "packet/device.pem")
        let digest = SHA256Digest(of: blocks[1]).hex
        try good.replace(
            "\"exportable\" : false",
            with: "\"exportable\" : false, \"parts\": [{\"file\": \"device.pem\", \"sha256\": \"\(digest)\"}]",
            in: "packet/packet.json")
        #expect(try await refusals(good).isEmpty)
        try good.write(blocks[0], to: "packet/device.pem")
        let rules = Gate.standard.examine(try await good.facts()).flatMap(\.refusals).map(\.rule)
        #expect(rules.contains("packet.files"))
    }

    @Test func `what a profile demands of custody is read from the policy, and a finding has to be accepted`()
        async throws
    {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let demand = "    custody: { minimumFIPSLevel: 2, maximumAge: 30d }\napprovalMaximumAge"
        let module = """
            modules:
              - { format: yubihsm2, firmware: "2.4", standard: FIPS 140-2, level: 3, status: historical, asOf: 2026-11-02 }
            unattendedEnvironments
            """
        try good.replace("approvalMaximumAge", with: demand, in: "policy.yaml")
        #expect(Set(try await refusals(good).map(\.rule)) == ["custody.fips", "custody.findings"])
        try good.replace("unattendedEnvironments", with: module, in: "policy.yaml")
        #expect(try await refusals(good).map(\.rule) == ["custody.findings", "custody.findings"])
        try good.replace(
            "\"exportable\" : false",
            with: "\"exportable\" : false, \"acceptedFindings\": [\"fips-historical\", \"undated\"]",
            in: "packet/packet.json")
        #expect(try await refusals(good).isEmpty)
    }
}
