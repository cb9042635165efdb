import Foundation
import Governance
import PKI
import Submission
import Testing

/// What was read and signed for real, judged for real.
@Suite(.timeLimit(.minutes(10))) struct GateFactsTests {
    @Test func `a good packet passes every rule`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let judgements = Gate.standard.examine(try await good.facts())
        #expect(judgements.flatMap(\.refusals) == [])
        #expect(judgements.count >= 20)
    }

    @Test func `P10 five faults are refused with five reasons at once`() async throws {
        let good = try GoodPacket.make { packet in
            packet.profile = "no-such-profile"
            packet.window.closes = Instant.now.adding(milliseconds: -3_600_000)
            packet.window.opens = Instant.now.adding(milliseconds: -7_200_000)
        }
        defer { good.remove() }
        try good.approve(.caDelegate, signedBy: "tomas.okafor")
        try good.approve(.releaseIntegrityOwner, as: "tomas.okafor")
        try good.write(try otherRequest(), to: "packet/request.csr")
        let rules = Set(Gate.standard.examine(try await good.facts()).flatMap(\.refusals).map(\.rule))
        let expected: Set = [
            "csr.fingerprint", "approvals.signature", "approvals.persons", "window.open", "profile.known",
        ]
        #expect(rules.isSuperset(of: expected), "\(rules.sorted())")
    }

    @Test func `P1 a packet that changed after the run began is no longer on record`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let configuration = try good.configuration()
        let packet = try good.read()
        let reading = FactReading(
            packet: packet, record: SignedFolderRecord(of: packet), configuration: configuration,
            portal: try configuration.portal("staging"), isAttended: false,
            performer: await .proven(configuration), memory: GateMemory(nil), unshownRequests: [])
        #expect(Gate.standard.examine(try await reading.read().facts).allSatisfy(\.passed))
        try good.replace(": 365", with: ": 366", in: "packet/packet.json")
        for role in Role.allCases { try good.approve(role) }
        let refusals = Gate.standard.examine(try await reading.read().facts).flatMap(\.refusals)
        #expect(refusals.contains { $0.rule.hasPrefix("record.") && $0.fact.contains("another one") }, "\(refusals)")
    }

    @Test func `an approval withdrawn between two readings is refused at the second`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        #expect(Gate.standard.examine(try await good.facts()).allSatisfy(\.passed))
        try good.approve(.caDelegate) { $0.decision = .withdrawn }
        let refusals = Gate.standard.examine(try await good.facts()).flatMap(\.refusals)
        #expect(refusals.map(\.rule) == ["approvals.decision"])
    }

    @Test func `a gate's report has a line for each topic and every reason`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let facts = try await good.facts()
        let report = GateReport(purpose: .entry, facts: facts, judgements: Gate.standard.examine(facts))
        #expect(report.passed)
        #expect(report.passedCount == report.rules.count)
        #expect(
            report.lines.map(\.topic)
                == [
                    "installation", "inputs", "map", "packet", "portal", "claim", "evidence", "environment", "operator",
                    "duties",
                    "record", "clock", "window", "approvals", "csr", "custody", "profile", "san", "subscriber",
                    "issuer",
                    "baseline",
                ])
        #expect(report.lines.first { $0.topic == "csr" }?.words.contains("EC P-384") == true)
    }

    private func otherRequest() throws -> [UInt8] {
        let request = try CertificateSigningRequest.make(
            subject: "CN=Harbour Systems Release Signing,OU=Release Engineering,O=Harbour Systems GmbH,C=DE",
            names: [], key: try .generate(.p384))
        return Array(request.pem.utf8)
    }
}
