import Evidence
import Foundation
import Governance
import PKI
import Testing

@testable import Submission

/// A scripted month in a real journal, and the same month counted by hand.
@Suite(.timeLimit(.minutes(10))) struct `The figures of a month` {
    @Test func `are those of a hand count`() throws {
        let month = try ScriptedMonth()
        let figures = Dictionary(uniqueKeysWithValues: try month.statistics().figures.map { ($0.id, $0) })
        // 13 production runs: 6 submitted, 1 of them corrected later, 1 with another certificate than the approved one;
        // 3 refused, 3 halted, 1 of them by a person's wish; 1 still held.
        #expect(figures["completed"].map { [$0.numerator, $0.denominator] } == [4, 6])
        #expect(figures["completed"]?.parts.map(\.name) == ["certificate deviates", "correction"])
        #expect(figures["caught"].map { [$0.numerator, $0.denominator] } == [5, 13])
        #expect(
            figures["caught"]?.parts.map { "\($0.name) \($0.count)" } == [
                "stale approvals: approvals.expiry 2", "duplicates: claim.free 1", "portal anomalies: drift 1",
                "portal anomalies: queue 1", "prerequisite mismatches: csr.fingerprint 1",
            ])
        #expect(figures["evidence"].map { [$0.numerator, $0.denominator] } == [0, 13])
        // Ends: 3 halts, of which one was taken up and one left no draft; 2 holds, of which one was decided; 1 take-over.
        #expect(figures["ends"].map { [$0.numerator, $0.denominator] } == [4, 6])
        #expect(figures["held"].map { [$0.numerator, $0.denominator] } == [2, 7])
    }

    @Test func `leave out rehearsals, what runs, and staging, and say so`() throws {
        let month = try ScriptedMonth()
        let statistics = try month.statistics()
        #expect(statistics.runs == 13)
        #expect(
            Set(statistics.exclusions.map { "\($0.name) \($0.count)" })
                == ["rehearsals 1", "environment staging 1", "still running 1"])
        #expect(try month.statistics(environments: ["staging"]).runs == 1)
    }

    @Test func `are read by others as JSON and as OpenMetrics`() throws {
        let statistics = try ScriptedMonth().statistics()
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(statistics)) as? [String: Any]
        #expect((object?["figures"] as? [[String: Any]])?.count == 5)
        let lines = statistics.openMetrics.split(separator: "\n")
        #expect(lines.contains("countersign_completed_runs{part=\"numerator\"} 4"))
        #expect(lines.last == "# EOF")
    }

    @Test func `are a page that loads nothing`() throws {
        let page = try ScriptedMonth().statistics().html
        #expect(page.contains("4 of 6"))
        #expect(page.contains("default-src &#39;none&#39;"))
        #expect(!page.contains("<script"))
    }
}

@Suite(.timeLimit(.minutes(10))) struct `The figure of complete evidence` {
    @Test func `falls by each bundle that is hidden or changed`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bundles-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let good = try GoodPacket.make(origin: "http://127.0.0.1:9")
        defer { good.remove() }
        let configuration = try good.configuration()
        let journal = try configuration.openJournal()
        for number in 1...3 { try Self.seal("run\(number)", journal, below: configuration.evidence) }
        let counting = CountingRuns(configuration, environments: ["production"])
        #expect(try complete(counting) == [3, 3])
        let bundles = try FileManager.default.subpathsOfDirectory(atPath: configuration.evidence)
            .filter { $0.hasSuffix("SHA256SUMS") }.map { "\(configuration.evidence)/\($0)" }.sorted()
        try FileManager.default.removeItem(atPath: try #require(bundles.first))
        #expect(try complete(counting) == [2, 3])
        try Data("other".utf8).write(to: URL(fileURLWithPath: try #require(bundles.last)))
        #expect(try complete(counting) == [1, 3])
    }

    private func complete(_ counting: CountingRuns) throws -> [Int] {
        let figure = try #require(try counting.count().figures.first { $0.id == "evidence" })
        return [figure.numerator, figure.denominator]
    }

    private static func seal(_ run: String, _ journal: Journal, below root: String) throws {
        let now = Instant.now.milliseconds
        let subject = RunSubject(
            requestID: "CR-\(run)", packetVersion: 1, packetDigest: "00", portal: "p", environment: "production",
            operatorID: "o")
        try journal.append(subject.entry(run: run, at: now))
        try journal.settle(run: run, as: .refused, at: now, body: [:])
        let summary = try #require(try journal.run(run))
        let bundle = summary.evidence(below: root)
        try FileManager.default.createDirectory(atPath: bundle, withIntermediateDirectories: true)
        let sums = Array("\(run)\n".utf8)
        try Data(sums).write(to: URL(fileURLWithPath: "\(bundle)/SHA256SUMS"))
        let body: JSON = ["sums": .string(SHA256Digest(of: sums).hex), "grade": "complete"]
        try journal.append(JournalEntry(run: run, kind: .sealed, at: now, body: body))
    }
}
