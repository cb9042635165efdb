import Evidence
import Foundation
import Governance
import PKI
import Submission
import Testing

@Suite(.timeLimit(.minutes(10))) struct RecordTests {
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

    @Test func `a record of a newer form is refused as such, and nothing of it is believed (P10)`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace("record/1", with: "record/2", in: "packet/record.json")
        let refusals = try await refusals(good)
        #expect(refusals.first { $0.rule == "record.schema" }?.fact.contains("countersign.record/2") == true)
        #expect(Set(refusals.map(\.rule)) == ["record.schema", "approvals.roles"])
    }

    @Test func `a record with checklist, flags and lock is read, and each counts`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace(
            "\"approved\"",
            with: """
                "approved", "lockedAt": "2999-01-01T00:00:00Z", "conflicts": ["CR-2300"],
                "prerequisites": [{ "item": "release-notes", "state": "open" }],
                "investigations": [{ "kind": "compromise", "reference": "INC-9", "state": "open" }]
                """, in: "packet/record.json")
        #expect(
            Set(try await refusals(good).map(\.rule)) == [
                "approvals.locked", "record.conflict", "record.investigation", "record.prerequisites",
            ])
    }

    @Test func `a record that went back below a version that a gate saw is refused (P1)`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let journal = try Journal(path: nil)
        let run = RunSubject(
            requestID: "CR-2291", packetVersion: 5, packetDigest: "", portal: "staging", environment: "staging",
            operatorID: "jonas.weber")
        _ = try journal.append(run.entry(run: "r1", at: 1))
        func gate(_ request: String, _ version: Int64) throws {
            let body: JSON = ["recordRequest": .string(request), "recordVersion": .integer(version)]
            _ = try journal.append(JournalEntry(run: "r1", kind: .gate, at: 2, body: body))
        }
        try gate("CR-2291", 4)
        try gate("CR-9", 9)
        let memory = GateMemory(journal)
        #expect(Gate.standard.examine(try await good.facts(memory)).allSatisfy(\.passed))
        try gate("CR-2291", 5)
        try gate("CR-2291", 3)
        let refusals = Gate.standard.examine(try await good.facts(memory)).flatMap(\.refusals)
        #expect(refusals.map(\.rule) == ["record.version"])
        #expect(refusals.map(\.fact) == ["record at 4, seen at 5"])
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
