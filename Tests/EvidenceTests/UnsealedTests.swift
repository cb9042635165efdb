import Foundation
import PKI
import PNGMask
import Testing

@testable import Evidence

/// Evidence whose seal is finished later, and evidence as one file.
@Suite(.timeLimit(.minutes(10))) struct UnsealedTests {
    @Test func `what a run left unsealed is sealed later by another process, and is complete`() throws {
        let bundle = try SampleBundle()
        try bundle.folder.leave(bundle.manifest, mask: TextMask())
        let (folder, manifest) = try EvidenceFolder.reopen(bundle.folder.path)
        let sealed = try folder.seal(
            manifest: manifest, journal: bundle.journal,
            sealing: Sealing(by: bundle.signer, key: bundle.key, at: SampleBundle.sealedAt))
        #expect(sealed.grade == .complete)
        let report = bundle.verify()
        #expect(report.passed, "\(report.checks.filter { $0.finding == .failed })")
        #expect(!FileManager.default.fileExists(atPath: "\(bundle.folder.path)/unsealed.json"))
    }

    @Test func `a file that changed, went or came since the run ended is not sealed (P6)`() throws {
        for act in [
            "printf x >> inputs/policy.yaml", "rm shots/01-subscriber.png", "touch inputs/more", "rm unsealed.json",
        ] {
            let bundle = try SampleBundle()
            try bundle.folder.leave(bundle.manifest, mask: TextMask())
            #expect(try Tool.run(["sh", "-c", act], in: bundle.folder.path).status == 0)
            #expect(throws: EvidenceError.self, "\(act)") { try EvidenceFolder.reopen(bundle.folder.path) }
        }
    }

    @Test func `no secret of a text lies unsealed (P5)`() throws {
        var bundle = try SampleBundle()
        bundle.manifest.outcome.summary = "token=0815-secret-4711"
        try bundle.folder.leave(bundle.manifest, mask: TextMask())
        let left = try String(contentsOfFile: "\(bundle.folder.path)/unsealed.json", encoding: .utf8)
        #expect(!left.contains("0815") && left.contains("[masked]"))
    }

    @Test func `an archive is the same bytes twice, and tar unpacks it to a bundle that passes (P6)`() throws {
        let bundle = try SampleBundle()
        _ = try bundle.seal()
        let archive = try EvidenceArchive.pack(bundle.folder.path)
        #expect(try EvidenceArchive.pack(bundle.folder.path) == archive)
        let places = try TemporaryFolder()
        try Data(archive).write(to: URL(filePath: places.file("7f3a.tar")))
        let unpacked = try Tool.run(["tar", "-xvf", "7f3a.tar"], in: places.path)
        #expect(unpacked.status == 0 && unpacked.output.contains("7f3a/SHA256SUMS.p7s"), "\(unpacked.output)")
        let report = EvidenceVerification.verify(folder: places.file("7f3a"), trusting: [bundle.signer.sha256])
        #expect(report.passed)
    }

    @Test func `a long name is split as ustar has it, and one that fits nowhere is refused`() throws {
        let long = String(repeating: "a", count: 90)
        let header = try #require(TarHeader(path: "7f3a/\(long)/\(long)", size: 1, seconds: 1))
        #expect(Array(header.bytes[345..<350]) == Array("7f3a/".utf8))
        #expect(TarHeader(path: "7f3a/\(String(repeating: "b", count: 101))", size: 1, seconds: 1) == nil)
    }
}

/// When evidence may go.
@Suite struct RetentionTests {
    private static let day: Int64 = 86_400_000
    private static let now = Timestamp(milliseconds: SampleRun.start + 5 * 366 * day)

    private func run(_ state: RunState) -> RunSummary {
        RunSummary(
            run: "7f3a", subject: SampleRun.subject(), state: state, startedAt: SampleRun.start,
            endedAt: SampleRun.start + 1000, releasedAt: nil, outcome: nil)
    }

    private func added(_ kinds: [(Addendum.Kind, JSON)]) throws -> [SignedAddendum] {
        let key = try PrivateKey.generate(.p256)
        return try kinds.enumerated().map { index, added in
            SignedAddendum(
                addendum: Addendum(
                    run: "7f3a", number: index + 1, kind: added.0, at: SampleBundle.time(0),
                    previous: SampleBundle.digest("x"),
                    body: added.1, files: [:]), signer: try SampleBundle.certificate(key),
                signature: SampleBundle.digest("y"))
        }
    }

    private func isOver(_ verdict: Retention.Verdict) -> Bool { if case .over = verdict { true } else { false } }

    @Test(arguments: [RunState.refused, .halted, .failed, .rehearsed, .notSubmitted])
    func `a run that submitted nothing is kept for two years after its end`(state: RunState) {
        let end = SampleRun.start + 1000 + Retention.shortest
        for (after, over) in [(Int64(-1), false), (1, true)] {
            let now = Timestamp(milliseconds: end + after)
            #expect(isOver(Retention.judge(run(state), addenda: [], length: 0, now: now)) == over)
        }
    }

    @Test func `an open or held run, an unknown end and a legal hold are never over`() throws {
        let far = Timestamp(milliseconds: SampleRun.start + 100 * 366 * Self.day)
        for state in [RunState.running, .held, .confirmed, .closed] {
            #expect(!isOver(Retention.judge(run(state), addenda: [], length: 0, now: far)), "\(state)")
        }
        let end: JSON = ["notAfter": .string("\(Timestamp(milliseconds: SampleRun.start + 366 * Self.day))")]
        let known = try added([(.certificate, end)])
        #expect(isOver(Retention.judge(run(.confirmed), addenda: known, length: 0, now: far)))
        let held = try added([(.certificate, end), (.legalHold, [:])])
        #expect(!isOver(Retention.judge(run(.confirmed), addenda: held, length: 0, now: far)))
        let freed = try added([(.certificate, end), (.legalHold, [:]), (.legalHoldEnd, [:])])
        #expect(isOver(Retention.judge(run(.confirmed), addenda: freed, length: 0, now: far)))
        #expect(!isOver(Retention.judge(run(.confirmed), addenda: known, length: 200 * 366 * Self.day, now: far)))
    }
}
