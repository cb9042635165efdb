import Foundation
import PKI
import Testing

@testable import Evidence

/// Every forgery as a folder `NN-name_fail`, driven through the program itself: each must fail for its own reason (P6).
@Suite(.timeLimit(.minutes(15))) struct NegativeFolderTests {
    @Test func `an honest folder passes, and every forged one fails through the program for its own reason (P6)`()
        throws
    {
        let folders = try TemporaryFolder()
        let honest = try NegativeFolder(0, "honest", in: folders) { _ in }
        #expect(try honest.verify().status == 0)
        var refused = 0
        for (number, tampering) in Tampering.all.enumerated() {
            let folder = try NegativeFolder(number + 1, "\(tampering.name)_fail", in: folders, tampering.act)
            let (status, failed) = try folder.verify()
            #expect(status == 65, "\(folder.path)")
            #expect(Set(failed.map(\.name)) == Set(tampering.fails), "\(folder.path)")
            #expect(failed.contains { $0.detail.contains(tampering.reason) }, "\(folder.path): \(failed)")
            if status == 65 { refused += 1 }
        }
        #expect(refused == Tampering.all.count && refused >= 50)
    }

    @Test func `a statement whose key is named otherwise still passes: a name is a hint (P6)`() throws {
        let folders = try TemporaryFolder()
        let folder = try NegativeFolder(60, "keyid swapped", in: folders) {
            let envelope = try #require(Envelope(JSON.parse($0.read("statement.intoto.json"), file: "").root))
            try $0.replace(envelope.keyID, by: String(repeating: "0", count: 64), in: "statement.intoto.json")
        }
        #expect(try folder.verify().status == 0)
    }

    @Test(arguments: [
        ("over other bytes", "timestamp", "message imprint mismatch"),
        ("of another bundle", "timestamp", "message imprint mismatch"),
        ("taken away", "timestamp", "is not there"),
        ("not of the authority named", "timestamp.authority", "none of those named"),
    ]) func `a timestamp that is not of this seal fails through the program (P6)`(
        what: String, check: String, reason: String
    ) throws {
        let tsa = try LocalAuthority()
        defer { tsa.stop() }
        let folders = try TemporaryFolder()
        let folder = try NegativeFolder(70, "timestamp \(what)_fail", in: folders, stampedBy: tsa) { forgery in
            let stamp = "\(forgery.path)/SHA256SUMS.p7s.tsr"
            switch what {
            case "over other bytes": try Data(tsa.authority.stamp([1, 2, 3]).der).write(to: URL(filePath: stamp))
            case "of another bundle":
                let other = try SampleBundle()
                _ = try other.seal(at: NegativeFolder.now, timestamps: tsa.authority)
                try FileManager.default.removeItem(atPath: stamp)
                try FileManager.default.copyItem(atPath: "\(other.folder.path)/SHA256SUMS.p7s.tsr", toPath: stamp)
            case "taken away": try FileManager.default.removeItem(atPath: stamp)
            default: break
            }
        }
        let named = what.hasSuffix("named") ? folder.signer : tsa.certificate.sha256
        let (status, failed) = try folder.verify(["--trust-authority", named.hex])
        #expect(status == 65)
        // The stamp before the release is by the same authority.
        #expect(failed.map(\.name).filter { $0 != "witness" } == [check], "\(failed)")
        #expect(failed.first { $0.name == check }?.detail.contains(reason) == true, "\(failed)")
    }

    @Test(arguments: [
        ("late", LocalAuthority.Oddity.ahead, "after the release"),
        ("over another journal", .none, "over another journal"),
        ("that the journal does not name", .none, "the journal names another"),
        ("taken away", .none, "it is not there"),
        ("of another authority", .none, "no authority is named"),
    ]) func `a stamp on the journal that was not there before the release fails through the program (P6)`(
        what: String, oddity: LocalAuthority.Oddity, reason: String
    ) throws {
        let tsa = try LocalAuthority(oddity)
        defer { tsa.stop() }
        let folders = try TemporaryFolder()
        let folder = try NegativeFolder(80, "journal stamp \(what)_fail", in: folders, stampedBy: tsa) { forgery in
            try forgery.restamp(what, by: tsa.authority)
        }
        let named = what == "of another authority" ? folder.signer : tsa.certificate.sha256
        let (status, failed) = try folder.verify(["--trust-authority", named.hex])
        #expect(status == 65)
        let witness = failed.first { $0.name == "witness" }
        #expect(witness?.detail.contains(reason) == true, "\(failed)")
        #expect(failed.allSatisfy { $0.name == "witness" || $0.name == "timestamp.authority" }, "\(failed)")
    }

    /// With Debian's faketime; every leaf certificate has expired by then.
    @Test(arguments: [1, 3, 6]) func `an honest, timestamped folder still passes years later, by every tool (P6)`(
        years: Int
    ) throws {
        let tsa = try LocalAuthority()
        let folders = try TemporaryFolder()
        let folder = try NegativeFolder(0, "honest", in: folders, stampedBy: tsa) { _ in }
        tsa.stop()
        let later = ["faketime", "-f", "+\(years)y"]
        let dates = try Tool.run(later + ["date", "+%Y"], in: folder.path)
        #expect(Int(dates.output.trimmingCharacters(in: .newlines)) ?? 0 >= 2025 + years, "\(dates.output)")
        let expired = try Tool.run(
            later + ["openssl", "x509", "-in", "signer.pem", "-noout", "-checkend", "0"], in: folder.path)
        #expect(expired.status == 1)
        #expect(try folder.verify(["--trust-authority", tsa.certificate.sha256.hex], under: later).status == 0)
        for block in try verifyCommands(of: folder.path) {
            let run = try Tool.run(later + ["sh", "-ec", block], in: folder.path)
            #expect(run.status == 0, "\(block)\n\(run.output)")
        }
        try folder.checkProofs(under: later)
        if SecureSystemsLibrary.isThere {
            let statement = try SecureSystemsLibrary.verify("statement.intoto.json", in: folder.path, under: later)
            #expect(statement.status == 0 && statement.output.contains("urn:countersign:evidence:v1"))
        }
    }
}

/// A bundle in a folder of its own, handed to the program.
private struct NegativeFolder {
    struct Failed: Hashable {
        let name: String
        let detail: String
    }

    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    let path: String
    let signer: SHA256Digest
    private let bundle: SampleBundle

    init(
        _ number: Int, _ name: String, in folders: TemporaryFolder, stampedBy tsa: LocalAuthority? = nil,
        _ act: (inout Forgery) throws -> Void
    ) throws {
        var forgery = try Forgery(sealedAt: tsa == nil ? nil : Self.now, timestamps: tsa?.authority)
        try act(&forgery)
        let plain = name.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "-" }
        let folder = folders.file("\(number < 10 ? "0" : "")\(number)-\(String(plain))")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // The bundle keeps the name of its run, which is checked too.
        path = "\(folder)/\(URL(filePath: forgery.path).lastPathComponent)"
        try FileManager.default.moveItem(atPath: forgery.path, toPath: path)
        bundle = forgery.bundle
        signer = forgery.bundle.signer.sha256
    }

    func verify(_ options: [String] = [], under words: [String] = []) throws -> (status: Int32, failed: [Failed]) {
        let command = words + [Tool.countersign, "evidence", "verify", path, "--trust", signer.hex, "--json"] + options
        let run = try Tool.run(command, in: "/")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let lines = object?["lines"] as? [[String: String]] ?? []
        let failed = lines.filter { $0["finding"] == "failed" }
        return (run.status, failed.map { Failed(name: $0["name"] ?? "", detail: $0["detail"] ?? "") })
    }

    /// Every proof passes the independent checker.
    func checkProofs(under words: [String]) throws {
        let proofs = try FileManager.default.contentsOfDirectory(atPath: "\(path)/proofs").sorted()
        #expect(proofs.count == 5)
        for proof in proofs {
            let line = try #require(Int(proof.prefix { $0 != "." }))
            let run = try IndependentChecker.check("proofs/\(proof)", line: line, in: path, under: words)
            #expect(run.status == 0 && run.output == "proof OK\n", "\(proof): \(run.output)")
        }
    }
}

extension Forgery {
    /// Changes what an authority stamped before the release, by somebody with the signer's key and the authority's help.
    fileprivate func restamp(_ what: String, by authority: TimestampAuthority) throws {
        let (head, stamp) = (BundleFile.witnessed, BundleFile.witnessStamp)
        switch what {
        case "over another journal":
            try replace("countersign/7f3a", by: "countersign/8b21", in: head)
            try write(authority.stamp(read(head)).der, stamp)
            try listAnew(head)
        case "that the journal does not name": try write(authority.stamp(read(head)).der, stamp)
        case "taken away": try FileManager.default.removeItem(atPath: "\(path)/\(stamp)")
        default: return
        }
        try listAnew(stamp)
        let signature = try read("SHA256SUMS.p7s")
        try write(authority.stamp(signature).der, "SHA256SUMS.p7s.tsr")
        let old = try #require(SigstoreBundle(reading: read("statement.sigstore.json")))
        let stamps = [try authority.stamp(old.envelope.signature)]
        let renewed = SigstoreBundle(envelope: old.envelope, certificate: old.certificate, timestamps: stamps)
        try write(renewed.bytes, "statement.sigstore.json")
    }
}
