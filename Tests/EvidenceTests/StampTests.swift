import Foundation
import PKI
import Testing

@testable import Evidence

/// The timestamp over a bundle's signature, by a real authority.
@Suite(.timeLimit(.minutes(10))) struct StampTests {
    private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    private func sealed(by authority: TimestampAuthority, demanded: Bool = false) throws -> SampleBundle {
        var bundle = try SampleBundle(witnessedBy: authority)
        bundle.manifest.demandsTimestamp = demanded
        _ = try bundle.seal(at: Self.now, timestamps: authority)
        return bundle
    }

    private static let openssl = [
        "openssl", "ts", "-verify", "-in", "SHA256SUMS.p7s.tsr", "-data", "SHA256SUMS.p7s", "-CAfile",
        "timestamp-authority.pem", "-partial_chain",
    ]

    @Test func `a timestamped bundle passes ours and openssl's check, and a changed signature neither, P6`() throws {
        let local = try LocalAuthority()
        let bundle = try sealed(by: local.authority, demanded: true)
        let report = EvidenceVerification.verify(
            folder: bundle.folder.path, trusting: [bundle.signer.sha256], authorities: [local.certificate.sha256])
        // Nobody gathered chains for a sample.
        #expect(report.checks.filter { !$0.passed }.map(\.name) == ["revocation"])
        #expect(report.manifest?.grade == .complete)
        let good = try Tool.run(Self.openssl, in: bundle.folder.path)
        #expect(good.status == 0 && good.output.contains("Verification: OK"), "\(good.output)")
        let url = URL(filePath: "\(bundle.folder.path)/SHA256SUMS.p7s")
        try Data(CMS.sign([1], by: bundle.signer, key: bundle.key, detached: true)).write(to: url)
        let bad = try Tool.run(Self.openssl, in: bundle.folder.path)
        #expect(bad.status != 0 && bad.output.contains("message imprint mismatch"), "\(bad.output)")
        #expect(bundle.verify().check("timestamp")?.detail.contains("message imprint mismatch") == true)
    }

    @Test func `every command of VERIFY.md holds for a timestamped bundle, P6`() throws {
        let local = try LocalAuthority()
        let bundle = try sealed(by: local.authority)
        local.stop()
        let blocks = try verifyCommands(of: bundle.folder.path)
        #expect(blocks.count == 9)
        for block in blocks {
            let run = try Tool.run(["sh", "-ec", block], in: bundle.folder.path)
            #expect(run.status == 0, "\(block)\n\(run.output)")
        }
    }

    @Test func `another authority than the one named fails, none named is unchecked`() throws {
        let local = try LocalAuthority()
        let bundle = try sealed(by: local.authority)
        local.stop()
        let report = EvidenceVerification.verify(
            folder: bundle.folder.path, trusting: [], authorities: [bundle.signer.sha256])
        #expect(report.checks.filter { $0.finding == .failed }.map(\.name) == ["timestamp.authority", "witness"])
        #expect(bundle.verify().check("timestamp.authority")?.finding == .unchecked)
    }

    @Test(arguments: [LocalAuthority.Oddity.refusing, .chatty, .forgetfulOfNonce], [false, true])
    func `an authority that fails is a named finding, and where a timestamp is demanded the grade is incomplete`(
        oddity: LocalAuthority.Oddity, demanded: Bool
    ) throws {
        let local = try LocalAuthority(oddity)
        try expectFinding(sealed(by: local.authority, demanded: demanded), demanded: demanded)
        local.stop()
    }

    @Test(arguments: [false, true]) func `an authority that is gone is a named finding`(demanded: Bool) throws {
        let local = try LocalAuthority()
        local.stop()
        try expectFinding(sealed(by: local.authority, demanded: demanded), demanded: demanded)
    }

    @Test func `an authority below another certificate than the one named is a named finding`() throws {
        let (local, other) = (try LocalAuthority(), try LocalAuthority())
        let mixed = TimestampAuthority(url: local.url, anchors: [other.certificate])
        try expectFinding(sealed(by: mixed, demanded: true), demanded: true)
        local.stop()
    }

    private func expectFinding(_ bundle: SampleBundle, demanded: Bool) throws {
        let report = bundle.verify()
        #expect(report.passed)
        #expect(report.checks.filter { !$0.passed }.map(\.name) == ["timestamp", "revocation"])
        let finding = try #require(report.manifest?.finding(.timestamp))
        #expect(report.check("timestamp")?.detail == finding)
        let early = "no stamp on the journal before the release, which the policy demands"
        let missing = demanded ? [early, "no timestamp, which the policy demands: \(finding)"] : []
        #expect(report.manifest?.missing == missing)
        #expect(!FileManager.default.fileExists(atPath: "\(bundle.folder.path)/SHA256SUMS.p7s.tsr"))
    }

    @Test func `a timestamp taken away is found, also by a bundle that did not need it, P6`() throws {
        let local = try LocalAuthority()
        let bundle = try sealed(by: local.authority)
        local.stop()
        try FileManager.default.removeItem(atPath: "\(bundle.folder.path)/SHA256SUMS.p7s.tsr")
        #expect(bundle.verify().checks.filter { $0.finding == .failed }.map(\.name) == ["timestamp"])
    }

    /// Tokens with the right contents, signed by a certificate that may not: made with `openssl cms`.
    @Test(arguments: [
        ("extendedKeyUsage = critical,timeStamping", "20250101000000Z", "20250201000000Z", "certificate has expired"),
        ("extendedKeyUsage = timeStamping", "20250101000000Z", "20990101000000Z", "certificate purpose"),
        ("extendedKeyUsage = critical,codeSigning", "20250101000000Z", "20990101000000Z", "certificate purpose"),
    ])
    func `a token by a certificate that may not stamp, or not then, is refused, P6`(
        usage: String, from: String, until: String, reason: String
    ) throws {
        let local = try LocalAuthority()
        let stamp = try local.authority.stamp([1, 2, 3])
        let forged = try local.resigned(stamp, usage: usage, from: from, until: until)
        let error = #expect(throws: PKIError.self) {
            try forged.answer.verify(over: [1, 2, 3], anchors: [forged.certificate])
        }
        #expect("\(try #require(error))".contains(reason), "\(error.map { "\($0)" } ?? "")")
        let good = try local.resigned(
            stamp, usage: "extendedKeyUsage = critical,timeStamping", from: "20250101000000Z", until: "20990101000000Z")
        #expect(throws: Never.self) { try good.answer.verify(over: [1, 2, 3], anchors: [good.certificate]) }
    }
}
