import Evidence
import Foundation
import Governance
import PKI
import Testing

@testable import Submission

@Suite(.timeLimit(.minutes(10))) struct `An annotation of a run` {
    @Test func `is an entry of its run, signed so that openssl reads it`() async throws {
        let good = try GoodPacket.make(origin: "http://127.0.0.1:9")
        defer { good.remove() }
        let journal = try ended("7f3a", good)
        guard case .recorded("7f3a", nil) = try await annotation(by: "lena.fischer", keyOf: "lena.fischer", good) else {
            Issue.record("it was refused")
            return
        }
        let entry = try #require(try journal.entries(of: "7f3a").last)
        #expect(entry.entry.body["finding"]?.string == "correction")
        let cms = try #require(entry.entry.body["cms"]?.string.flatMap { Data(base64Encoded: $0) })
        let file = good.folder.appendingPathComponent("annotation.p7s")
        try cms.write(to: file)
        let words = try Tool.run(["openssl", "cms", "-verify", "-noverify", "-inform", "DER", "-in", file.path])
        #expect(String(decoding: words, as: UTF8.self).contains("\"finding\":\"correction\""))
    }

    @Test func `by another's key is refused and leaves no entry`() async throws {
        let good = try GoodPacket.make(origin: "http://127.0.0.1:9")
        defer { good.remove() }
        let journal = try ended("7f3a", good)
        let before = try journal.entries(of: "7f3a").count
        guard case .refused(let reasons) = try await annotation(by: "lena.fischer", keyOf: "omar.haddad", good) else {
            Issue.record("it was recorded")
            return
        }
        #expect(reasons.map(\.rule) == ["annotation.signed"])
        #expect(try journal.entries(of: "7f3a").count == before)
    }

    private func ended(_ run: String, _ good: GoodPacket) throws -> Journal {
        let journal = try good.configuration().openJournal()
        let subject = RunSubject(
            requestID: "CR-2291", packetVersion: 1, packetDigest: "00", portal: "p", environment: "production",
            operatorID: "o")
        try journal.append(subject.entry(run: run, at: Instant.now.milliseconds))
        try journal.settle(run: run, as: .refused, at: Instant.now.milliseconds, body: [:])
        return journal
    }

    private func annotation(
        by person: String, keyOf other: String, _ good: GoodPacket
    ) async throws -> Annotation.Answer {
        try await Annotation(
            run: "7f3", finding: .correction, note: "the SAN set was wrong",
            signatory: try good.signatory(person, keyOf: other)
        ).perform(try good.configuration())
    }
}
