import Foundation
import PKI
import Testing

@testable import Evidence

@Suite(.timeLimit(.minutes(10))) struct VerificationTests {
    @Test func `an honest bundle passes every check`() throws {
        let forgery = try Forgery()
        let report = forgery.verify()
        #expect(report.checks.filter { !$0.passed }.map(\.name) == ["timestamp", "revocation"])
        #expect(report.check("timestamp")?.detail == "no timestamp authority is configured")
        #expect(report.checks.count == 21)
        #expect(report.manifest?.grade == .complete)
    }

    @Test func `without a named signer, who signed is unchecked and the rest passes`() throws {
        let forgery = try Forgery()
        let report = EvidenceVerification.verify(folder: forgery.path, trusting: [])
        #expect(report.passed)
        #expect(report.checks.filter { !$0.passed }.map(\.name) == ["signer", "timestamp", "revocation"])
        #expect(report.check("signer")?.detail.contains(forgery.bundle.signer.sha256.hex) == true)
    }

    @Test func `one flipped bit is found in each file, and the file is named, P6`() throws {
        let forgery = try Forgery()
        let names = try forgery.text("SHA256SUMS").split(separator: "\n").map { String($0.dropFirst(66)) }
        #expect(names.count == 23)
        for name in names {
            try forgery.flip(name)
            let check = forgery.verify().check("sums.files")
            #expect(check?.finding == .failed)
            #expect(check?.detail == "\(name) is not what it was")
            try forgery.flip(name)
        }
        #expect(forgery.verify().passed)
    }

    @Test func `a flipped bit anywhere in the list is found, P6`() throws {
        let forgery = try Forgery()
        var bundle = OpenedBundle(folder: forgery.path)
        let sums = try #require(BundlePath("SHA256SUMS"))
        let honest = try #require(bundle.files[sums])
        for offset in honest.indices {
            bundle.files[sums]?[offset] ^= 1 << UInt8(offset % 8)
            #expect(SignatureChecks(bundle: bundle, trusted: []).all[0].finding == .failed, "byte \(offset)")
            bundle.files[sums] = honest
        }
    }

    /// CMS leaves a few octets unsigned (versions, content type, algorithm names); they say nothing of the bundle.
    @Test func `a flipped bit anywhere in the signature is found, or changes nothing that it says, P6`() throws {
        let forgery = try Forgery()
        var bundle = OpenedBundle(folder: forgery.path)
        let signature = try #require(BundlePath("SHA256SUMS.p7s"))
        let bytes = try #require(bundle.files[signature])
        let honest = SignatureChecks(bundle: bundle, trusted: [forgery.bundle.signer.sha256]).all
        var unsigned = 0
        for offset in bytes.indices {
            bundle.files[signature]?[offset] ^= 1 << UInt8(offset % 8)
            let found = SignatureChecks(bundle: bundle, trusted: [forgery.bundle.signer.sha256]).all
            if found.allSatisfy(\.passed) {
                #expect(found == honest, "byte \(offset)")
                unsigned += 1
            }
            bundle.files[signature] = bytes
        }
        #expect(unsigned < 32)
    }

    @Test(arguments: Tampering.all)
    func `each forgery fails for its own reason, P6`(tampering: Tampering) throws {
        var forgery = try Forgery()
        try tampering.act(&forgery)
        let report = forgery.verify()
        let failed = report.checks.filter { $0.finding == .failed }
        #expect(Set(failed.map(\.name)) == Set(tampering.fails))
        #expect(failed.contains { $0.detail.contains(tampering.reason) }, "\(failed.map(\.detail))")
    }

    @Test func `a bundle is refused for another run even under its own name, P6`() throws {
        let forgery = try Forgery()
        let report = forgery.bundle.verify(run: "8b21")
        #expect(report.checks.filter { $0.finding == .failed }.map(\.name) == ["run"])
    }

    @Test func `a folder that is no bundle fails without further harm`() throws {
        let folder = try TemporaryFolder()
        let report = EvidenceVerification.verify(folder: folder.path, trusting: [])
        #expect(!report.passed)
        #expect(report.manifest == nil)
        #expect(!EvidenceVerification.verify(folder: folder.file("nothing"), trusting: []).passed)
    }
}
