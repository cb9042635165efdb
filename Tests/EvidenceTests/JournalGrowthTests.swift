import Evidence
import Foundation
import PKI
import Testing

/// What a journal costs as it grows: nothing may grow faster than the journal itself.
@Suite(.serialized, .timeLimit(.minutes(10))) struct JournalGrowthTests {
    /// Entries of a run that was submitted, as a run writes them.
    private static let steps: [EntryKind] = [.gate, .draft, .gate, .intent, .gate, .release, .confirmation]

    /// Adds runs, confirmed each with a claim of its own.
    private static func add(_ runs: Range<Int>, to journal: Journal) throws {
        let now: Int64 = 1_800_000_000_000
        for number in runs {
            let run = SHA256Digest(of: Array("run \(number)".utf8)).hex
            let subject = RunSubject(
                requestID: "CR-\(number)", packetVersion: 1, packetDigest: run, portal: "p", environment: "staging",
                operatorID: "o")
            try journal.append(subject.entry(run: run, at: now))
            let claim = Claim(run: run, portal: "p", environment: "staging", spkiSHA256: run, requestID: "CR-\(number)")
            _ = try journal.claim(claim, at: now)
            for kind in steps {
                try journal.append(JournalEntry(run: run, kind: kind, at: now, body: ["words": "as a run says them"]))
            }
            try journal.settle(run: run, as: .confirmed, at: now, body: [:])
        }
    }

    private static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let took = try ContinuousClock().measure(body)
        return Double(took.components.seconds) * 1000 + Double(took.components.attoseconds) / 1e15
    }

    @Test func `four times as many runs are verified in about four times the time, and listed in the same`() throws {
        let journal = try Journal(path: nil)
        var verified: [Double] = []
        var listed: [Double] = []
        for runs in [0..<50, 50..<200] {
            try Self.add(runs, to: journal)
            verified.append(try (0..<3).map { _ in try Self.milliseconds { _ = try journal.verify() } }.min() ?? 0)
            listed.append(try (0..<5).map { _ in try Self.milliseconds { _ = try journal.runs(limit: 20) } }.min() ?? 0)
        }
        #expect(verified[1] / verified[0] < 10, "\(verified)")
        #expect(listed[1] < listed[0] * 4 + 5, "\(listed)")
    }

    /// The figures of docs/benchmarks.md, for `scripts/prove growth`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["GROWTH_PROOF_OUTPUT"] != nil))
    func `what a journal costs, measured`() throws {
        let environment = ProcessInfo.processInfo.environment
        let output = try #require(environment["GROWTH_PROOF_OUTPUT"])
        let sizes = (environment["GROWTH_PROOF_RUNS"] ?? "1000,2000,5000,10000").split(separator: ",").compactMap {
            Int($0)
        }
        let path = try #require(environment["GROWTH_PROOF_JOURNAL"])
        let journal = try Journal(path: path)
        var lines: [String] = []
        var written = 0
        for size in sizes {
            let before = try journal.verify().entries
            let adding = try Self.milliseconds { try Self.add(written..<size, to: journal) }
            written = size
            let entries = try journal.verify().entries
            let verifying = try Self.milliseconds { _ = try journal.verify() }
            let listing = try Self.milliseconds { _ = try journal.runs(limit: 20) }
            let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            lines.append(
                """
                {"runs":\(size),"entries":\(entries),"bytes":\(bytes ?? 0),"verifyMilliseconds":\(Int(verifying)),\
                "listMilliseconds":\(Int(listing)),"appendMicroseconds":\(Int(adding * 1000 / Double(entries - before)))}
                """)
        }
        try lines.joined(separator: "\n").appending("\n").write(toFile: output, atomically: true, encoding: .utf8)
    }
}
