import Foundation
import PKI
import Testing

@testable import Evidence

/// What is added to a bundle after its seal, and how it is told from what is not.
@Suite(.timeLimit(.minutes(10))) struct AddendaTests {
    private let forgery: Forgery

    init() throws { forgery = try Forgery() }

    private func add(_ kind: Addendum.Kind, _ files: [String: [UInt8]] = [:], by key: PrivateKey? = nil) throws {
        let signer = try key.map(SampleBundle.certificate) ?? forgery.bundle.signer
        try Addendum.add(
            to: forgery.path, run: "7f3a", kind, ["words": "seen"], files: files, by: signer,
            key: key ?? forgery.bundle.key, at: SampleBundle.time(90))
    }

    private var check: Check? { forgery.verify().check("addenda") }

    @Test func `records are numbered and chained to the seal, and the sealed rest stays as it was (P6)`() throws {
        try add(.note)
        try add(.note, ["minutes.txt": Array("minutes".utf8)])
        let report = forgery.verify()
        #expect(report.passed, "\(report.checks.filter { $0.finding == .failed })")
        #expect(report.check("addenda")?.detail == "1 note by CN=Evidence Signer; 2 note by CN=Evidence Signer")
        let openssl = try Tool.run(
            [
                "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "addenda/0002-note.json.p7s",
                "-content", "addenda/0002-note.json", "-CAfile", "signer.pem", "-purpose", "any", "-out", "/dev/null",
                "-attime", "\(SampleBundle.sealedAt / 1000)",
            ], in: forgery.path)
        #expect(openssl.status == 0, "\(openssl.output)")
        #expect(
            try Tool.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], in: forgery.path).status == 0)
    }

    @Test(arguments: [
        ("addenda/0001-note.json", "is no addendum"), ("addenda/0001-note.json.p7s", "0002-note.json does not follow"),
        ("addenda/0002-note-minutes.txt", "is not what addendum 2 names"), ("SHA256SUMS.p7s", "does not follow"),
    ]) func `a flipped bit in a record, its signature, its file or the seal is found (P6)`(
        name: String, words: String
    ) throws {
        try add(.note)
        try add(.note, ["minutes.txt": Array("minutes".utf8)])
        try forgery.flip(name, at: name.hasSuffix(".json") ? 0 : nil)
        #expect(check?.finding == .failed)
        #expect(check?.detail.contains(words) == true, "\(check?.detail ?? "")")
    }

    @Test func `a removed, a moved and an unsigned record are found, and so is one by a stranger (P6)`() throws {
        try add(.note)
        try add(.note)
        let files = FileManager.default
        try files.removeItem(atPath: "\(forgery.path)/addenda/0001-note.json")
        #expect(check?.detail.contains("0002-note.json is not addendum 1") == true)
        let other = try AddendaTests()
        try other.add(.accept, by: .generate(.p256))
        #expect(other.check?.detail.contains("whom nobody registered") == true)
        let third = try AddendaTests()
        try third.add(.note)
        try files.removeItem(atPath: "\(third.forgery.path)/addenda/0001-note.json.p7s")
        #expect(third.check?.detail == "addenda/0001-note.json is not signed")
        // Cut short by a crash: the next record takes its place.
        try third.add(.note)
        #expect(third.check?.passed == true)
    }

    @Test func `a late timestamp is over the seal, or it is found (P6)`() throws {
        let tsa = try LocalAuthority()
        defer { tsa.stop() }
        let pem = Array(tsa.certificate.pem.utf8)
        let good = try tsa.authority.stamp(forgery.read("SHA256SUMS.p7s"))
        try add(.timestamp, ["SHA256SUMS.p7s.tsr": good.der, "timestamp-authority.pem": pem])
        #expect(check?.passed == true, "\(check?.detail ?? "")")
        let other = try AddendaTests()
        try other.add(.timestamp, ["SHA256SUMS.p7s.tsr": good.der, "timestamp-authority.pem": pem])
        #expect(other.check?.detail.contains("message imprint mismatch") == true, "\(other.check?.detail ?? "")")
    }

    @Test func `nothing is added to what is not sealed`() throws {
        let bundle = try SampleBundle()
        #expect(throws: EvidenceError.self) {
            try Addendum.add(
                to: bundle.folder.path, run: "7f3a", .note, [:], by: bundle.signer, key: bundle.key,
                at: SampleBundle.time(90))
        }
    }
}
