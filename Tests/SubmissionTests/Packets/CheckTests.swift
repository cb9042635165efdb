import Foundation
import Governance
import Submission
import Testing

/// What an approver sees of a packet: a check, now and later, as a page, and what changed.
@Suite(.timeLimit(.minutes(10))) struct CheckTests {
    @Test func `ten things wrong are ten reasons (P10)`() async throws {
        let good = try GoodPacket.make { packet in
            packet.profile = "no-such-profile"  // 1
            packet.window.closes = Instant.now.adding(milliseconds: -3_600_000)  // 2
            packet.window.opens = Instant.now.adding(milliseconds: -7_200_000)
            packet.handover.reviewer = packet.requester  // 3
            packet.subject = "CN=Another"  // 4
            packet.attestations[0].serial = "99"  // 5
        }
        defer { good.remove() }
        try good.approve(.caDelegate) { $0.decision = .rejected }  // 6
        try good.approve(.releaseIntegrityOwner) { $0.packet = String(repeating: "0", count: 64) }  // 7
        try good.approve(.cryptographyEngineeringManager, signedBy: "ines.moreau")  // 8
        // 9 and 10
        try good.replace("\"approved\"", with: "\"on hold\", \"conflicts\": [\"CR-9\"]", in: "packet/record.json")
        let check = try await check(good)
        #expect(
            Set(check.gate.reasons.map(\.rule)) == [
                "profile.known", "window.open", "duties.separate", "csr.subject", "custody.serial",
                "approvals.decision", "approvals.digest", "approvals.signature", "record.state", "record.conflict",
                "approvals.persons",
            ])
        #expect(check.gate.reasons.allSatisfy { !$0.fact.isEmpty && !$0.source.isEmpty && !$0.remedy.isEmpty })
        #expect(check.gate.policy.sha256.count == 64)
    }

    @Test func `a check for a later moment lists what will have lapsed`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        #expect(try await check(good).gate.passed)
        let later = try await check(good, at: Instant.now.adding(milliseconds: 25 * 3_600_000))
        #expect(Set(later.lapsed.map(\.rule)) == ["window.open", "approvals.expiry"])
        #expect(later.lapsed.count == 4)
        #expect(later.at != nil)
    }

    @Test func `the page for approvers holds every fact and reason, escaped, and loads nothing`() async throws {
        let good = try GoodPacket.make { $0.profile = "<script>alert(1)</script>" }
        defer { good.remove() }
        let check = try await check(good)
        let page = check.html
        #expect(!page.contains("<script>"))
        #expect(page.contains("&lt;script&gt;"))
        #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
        for reason in check.gate.reasons { #expect(page.contains(reason.rule)) }
        #expect(page.contains(check.packetDigest))
    }

    @Test func `what changed between two packets is shown value by value`() throws {
        let old = try GoodPacket.make()
        defer { old.remove() }
        let copy = old.folder.appendingPathComponent("newer").path
        try FileManager.default.copyItem(atPath: old.packetPath, toPath: copy)
        #expect(try PacketDifference(from: old.packetPath, to: copy).changes == [])
        try old.replace("\"validityDays\" : 365", with: "\"validityDays\" : 366", in: "newer/packet.json")
        let difference = try PacketDifference(from: old.packetPath, to: copy)
        #expect(difference.changes.map(\.pointer) == ["/validityDays"])
        #expect(difference.changes.map(\.before) == ["365"])
        #expect(difference.changes.map(\.after) == ["366"])
        #expect(difference.from.packetDigest != difference.to.packetDigest)
    }

    @Test func `every rule is explained: why, by which norm, and what clears it (P10)`() {
        let rules = Gate.standard.rules.map(\.id)
        #expect(Array(RuleExplanation.all.map(\.rule).prefix(rules.count)) == rules)
        #expect(RuleExplanation.all.allSatisfy { !$0.why.isEmpty && !$0.norm.isEmpty && $0.clears.hasSuffix(".") })
        #expect(RuleExplanation.named("csr").count == 8)
        #expect(RuleExplanation.named("nothing").isEmpty)
    }

    @Test func `whatever a refusal can name is explained (P10)`() throws {
        let sources = URL(filePath: #filePath).appending(path: "../../../../Sources").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var named: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            named.formUnion(text.matches(of: /rule: "([a-z]+\.[a-z]+)"/).map { String($0.1) })
        }
        #expect(named.count >= 13)
        #expect(named.subtracting(RuleExplanation.all.map(\.rule)) == [])
    }

    @Test(arguments: [
        ("2026-11-23T14:00:30Z", "2026-11-23T14:00:30Z"), ("2026-11-23T14:00Z", "2026-11-23T14:00:00Z"),
        ("2026-11-23T15:00+01:00", "2026-11-23T14:00:00Z"),
    ])
    func `a later moment is typed with its zone, seconds or none`(_ typed: String, _ meant: String) {
        #expect(PacketCheck.moment(typed)?.description == meant)
        #expect(PacketCheck.moment(String(typed.prefix(16))) == nil)
    }

    private func check(_ good: GoodPacket, at moment: Instant? = nil) async throws -> PacketCheck {
        try await PacketCheck.perform(
            packet: good.packetPath, configuration: try good.configuration(), portal: "staging", isAttended: false,
            at: moment)
    }
}
