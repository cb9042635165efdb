import Foundation
import Governance
import Submission
import Testing

@Suite(.timeLimit(.minutes(5))) struct RecordTests {
    @Test func `a record is read afresh, with every approval and its bytes`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let record = SignedFolderRecord(of: try good.read(), clock: { Instant(milliseconds: 1000) })
        let first = try await record.read()
        #expect(first.facts.state == "approved")
        #expect(first.facts.readAt == Instant(milliseconds: 1000))
        #expect(
            first.bytes.keys.sorted()
                == [
                    "approvals/ca-delegate.p7s", "approvals/cryptography-engineering-manager.p7s",
                    "approvals/release-integrity-owner.p7s", "record.json",
                ])
        try good.writeRecord(state: "revoked")
        #expect(try await record.read().facts.state == "revoked")
    }

    @Test(arguments: [
        ("\"approved\"", "7", "state: expected text, found a number"),
        ("record/1", "record/2", "schema: expected “countersign.record/1”"),
        ("\"state\"", "\"stat\"", "stat: expected one of"),
        ("{", "[", "expected"),
    ])
    func `a record that does not parse is no record, and its fault has a place`(
        _ old: String, _ new: String, _ says: String
    ) async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace(old, with: new, in: "packet/record.json")
        let record = SignedFolderRecord(of: try good.read())
        let error = try await #require(throws: RecordError.self) { try await record.read() }
        #expect(error.reason.contains(says))
        #expect(error.reason.contains("record.json:"))
        let refusals = Gate.standard.examine(try await good.facts()).flatMap(\.refusals)
        #expect(refusals.contains { $0.rule == "record.state" })
    }

    @Test func `a record that is gone refuses, and so does one with a state of its own`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.writeRecord(state: "on hold")
        #expect(try await refusals(good).map(\.rule) == ["record.state"])
        try FileManager.default.removeItem(at: good.folder.appendingPathComponent("packet/record.json"))
        #expect(try await refusals(good).map(\.rule).contains("record.state"))
    }

    private func refusals(_ good: GoodPacket) async throws -> [Refusal] {
        Gate.standard.examine(try await good.facts()).flatMap(\.refusals)
    }
}
