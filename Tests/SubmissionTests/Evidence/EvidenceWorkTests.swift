import Evidence
import Foundation
import Governance
import PKI
import Submission
import Testing

/// What is done with a run's evidence after the run: by the owner, by an auditor, by the years.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A run's evidence afterwards` {
    @Test func `passes every command of its VERIFY.md, in-toto-verify among them, and not without one approval (P6)`()
        async throws
    {
        try await PortalRun.perform { run in
            guard case .confirmed(let receipt) = run.outcome else { throw NotConfirmed(outcome: run.outcome) }
            let path = try #require(receipt.evidence)
            #expect(receipt.complete)
            let left = EvidenceVerification.verify(folder: path, trusting: []).manifest?.departures ?? []
            #expect(left.last?.decision == "released" && left.last?.status == 303 && left.last?.bodySHA256 != nil)
            #expect(left == left.sorted { $0.at < $1.at } && Set(left.map(\.at)).count > left.count / 2)
            let blocks = try Self.blocks(path)
            #expect(blocks.contains { $0.contains("in-toto-verify") })
            for block in blocks { _ = try Tool.run(["sh", "-ec", block], in: path) }
            // Years later the layout still counts: it lasts as long as the evidence has to be kept.
            for years in [1, 3, 6] {
                let later = ["faketime", "-f", "+\(years)y", "sh", "-ec"]
                for block in blocks { _ = try Tool.run(later + [block], in: path) }
            }
            let links = try FileManager.default.contentsOfDirectory(atPath: "\(path)/inputs/links")
            let link = try #require(links.first { $0.hasPrefix("approve-ca-delegate") })
            try FileManager.default.removeItem(atPath: "\(path)/inputs/links/\(link)")
            let layout = try #require(blocks.first { $0.contains("in-toto-verify") })
            _ = try Tool.run(["sh", "-c", "! sh -ec \"$0\"", layout], in: path)
        }
    }

    @Test(arguments: [
        ("timestamps: { url: \"http://127.0.0.1:9/\", authorities: [operator.crt] }", "127.0.0.1:9"),
        ("readers: [no-such.pem]", "no-such.pem"),
        (
            "store: { endpoint: \"http://127.0.0.1:9\", bucket: b, region: r, key: { id: { value: a }, secret: { file: operator.crt } } }",
            "127.0.0.1:9"
        ),
    ]) func `could not be sealed: the run is refused before a portal is opened (P6, P10)`(
        line: String, fault: String
    ) async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace("operator: jonas.weber", with: "\(line)\noperator: jonas.weber", in: "countersign.yaml")
        guard case .refused(let end) = await Run(try good.request()).perform(report: { _ in }) else {
            Issue.record("not refused")
            return
        }
        #expect(end.reasons.map(\.rule) == ["evidence.sealable"])
        #expect(end.reasons.first?.fact.contains(fault) == true, "\(end.reasons)")
    }

    @Test func `is accepted by its owner alone, remarked on, listed, packed, and kept as long as it must (P6)`()
        async throws
    {
        try await PortalRun.perform { run in
            guard case .confirmed(let receipt) = run.outcome else { throw NotConfirmed(outcome: run.outcome) }
            let work = EvidenceWork(
                good: run.good, run: URL(filePath: try #require(receipt.evidence)).lastPathComponent)
            await #expect(throws: Failure.self) { try await work.add(.accept, by: "lena.fischer") }
            await #expect(throws: Failure.self) { try await work.add(.note, by: "lena.fischer", keyOf: "omar.haddad") }
            #expect(try await work.add(.accept, by: "pavel.novak").number == 1)
            #expect(try await work.add(.legalHold, by: "lena.fischer").number == 2)
            let path = try #require(receipt.evidence)
            let report = EvidenceVerification.verify(folder: path, trusting: [])
            #expect(report.passed, "\(report.checks.filter { $0.finding == .failed })")
            #expect(report.check("addenda")?.detail.contains("1 accept by CN=Pavel Nov") == true)
            try await work.expectKept(reason: "legal hold")
            #expect(try await work.annotate(.falseAlarm, by: "lena.fischer") == 3)
            #expect(try await work.add(.legalHoldEnd, by: "lena.fischer").number == 4)
            try await work.expectKept(reason: "nobody recorded until when the certificate holds")
            await #expect(throws: InputError.self) {
                try await work.add(.certificate("\(run.good.folder.path)/operator.crt"), by: "lena.fischer")
            }
            try await work.writeIssued()
            #expect(
                try await work.add(.certificate("\(run.good.folder.path)/issued.crt"), by: "lena.fischer").number == 5)
            try await work.expectKept(reason: "until ")
            try await work.expectPopulationAndArchive(path)
            try await work.expectRemoved(path)
        }
    }

    @Test func `that could not be sealed is finished later, and the outcome stands meanwhile (P6)`() async throws {
        // A reader's certificate is there at both gates, and gone when the evidence is sealed.
        let prepare: (GoodPacket) throws -> Void = { good in
            try good.replace(
                "operator: jonas.weber", with: "readers: [reader.crt]\noperator: jonas.weber", in: "countersign.yaml")
            let certificate = good.folder.appendingPathComponent("operator.crt")
            try FileManager.default.copyItem(at: certificate, to: good.folder.appendingPathComponent("reader.crt"))
        }
        let observe: @Sendable (RunEvent, GoodPacket, Interruption) -> Void = { event, good, _ in
            guard event == .commit(step: "released once") else { return }
            try? FileManager.default.removeItem(at: good.folder.appendingPathComponent("reader.crt"))
        }
        try await PortalRun.perform(prepare: prepare, observe: observe) { run in
            guard case .confirmed(let receipt) = run.outcome else { throw NotConfirmed(outcome: run.outcome) }
            let path = try #require(receipt.evidence)
            #expect(!receipt.complete && !FileManager.default.fileExists(atPath: "\(path)/SHA256SUMS"))
            try run.good.replace("readers: [reader.crt]\n", with: "", in: "countersign.yaml")
            let sealed = try await EvidenceSealing(try run.good.configuration()).perform(
                URL(filePath: path).lastPathComponent)
            #expect(sealed.verdict == "sealed" && sealed.grade == "complete")
            let report = EvidenceVerification.verify(folder: path, trusting: [])
            #expect(report.passed, "\(report.checks.filter { $0.finding == .failed })")
            #expect(report.check("timestamp")?.finding == .unchecked)
        }
    }

    private static func blocks(_ path: String) throws -> [String] {
        try String(contentsOfFile: "\(path)/VERIFY.md", encoding: .utf8).components(separatedBy: "```sh\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
    }
}

private struct NotConfirmed: Error {
    let outcome: RunOutcome
}

/// Commands about the evidence of one run.
private struct EvidenceWork {
    let good: GoodPacket
    let run: String

    func add(
        _ content: EvidenceRecord.Content, by person: String, keyOf signer: String? = nil
    ) async throws -> AddedRecord {
        try await EvidenceRecord(
            run: run, content: content, words: "seen", signatory: try good.signatory(person, keyOf: signer)
        ).perform(try good.configuration())
    }

    /// A finding is an entry of the journal and, as the evidence is sealed, a record of it.
    func annotate(_ finding: Annotation.Finding, by person: String) async throws -> Int? {
        let answer = try await Annotation(
            run: run, finding: finding, note: "seen", signatory: try good.signatory(person)
        ).perform(try good.configuration())
        guard case .recorded(_, let added) = answer else { return nil }
        return added?.number
    }

    /// A certificate of the approved key, as if it had been issued.
    func writeIssued() async throws {
        let issued = try Certificate.selfSigned(
            subject: "CN=Harbour Systems Release Signing", key: good.subjectKey, days: 365,
            notBefore: Instant.now.milliseconds)
        try good.write(Array(issued.pem.utf8), to: "issued.crt")
    }

    func expectKept(reason: String) async throws {
        let lines = try EvidencePruning(try good.configuration()).perform(isMeant: true)
        #expect(lines.map(\.verdict) == ["kept"])
        #expect(lines.first?.reason.hasPrefix(reason) == true, "\(lines)")
    }

    func expectPopulationAndArchive(_ path: String) async throws {
        let configuration = try good.configuration()
        let refused = await Run(try good.request()).perform { _ in }
        #expect(refused.evidence != nil)
        let files = try await EvidenceDrawing(configuration).population(
            from: "2020-01-01", to: "2099-01-01", into: good.folder.path)
        #expect(files.first?.count == 2)
        let list = try JSON.parse(Array(Data(contentsOf: URL(filePath: files[0].file))), file: "list").root
        #expect(list["runs"]?.array?.compactMap { $0["state"]?.string } == ["confirmed", "refused"])
        #expect(list["runs"]?.array?.allSatisfy { $0["sums"]?.string != nil } == true)
        _ = try Tool.run(
            [
                "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", files[1].file, "-content",
                files[0].file, "-CAfile", "operator.crt", "-purpose", "any", "-out", "/dev/null",
            ], in: good.folder.path)
        let one = try EvidenceDrawing.export(path, to: "\(good.folder.path)/one.tar")
        let two = try EvidenceDrawing.export(path, to: "\(good.folder.path)/two.tar")
        #expect(one.sha256 == two.sha256)
        _ = try Tool.run(["tar", "-tf", "one.tar"], in: good.folder.path)
    }

    /// Years later it goes, and the journal remembers that it did.
    func expectRemoved(_ path: String) async throws {
        let later = Timestamp(milliseconds: Instant.now.milliseconds + 1200 * 86_400_000)
        let configuration = try good.configuration()
        let meant = try EvidencePruning(configuration).perform(isMeant: false, at: later)
        #expect(meant.map(\.verdict) == ["over", "over"])
        #expect(FileManager.default.fileExists(atPath: path))
        let removed = try EvidencePruning(configuration).perform(isMeant: true, at: later)
        #expect(removed.map(\.verdict) == ["removed", "removed"])
        #expect(!FileManager.default.fileExists(atPath: path))
        let entries = try Journal(path: configuration.journal).entries(of: run)
        #expect(entries.last?.entry.kind == .pruned)
    }
}
