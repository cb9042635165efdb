import Foundation
import PKI
import Testing

@testable import Evidence

/// What looks like a secret in a manifest's texts, and who can still read it.
@Suite(.timeLimit(.minutes(10))) struct HiddenTests {
    private static let secret = "refused by hsm-7.vault.internal"

    private func sealed(for readers: [Certificate]) throws -> SampleBundle {
        var bundle = try SampleBundle(state: .held)
        bundle.manifest.outcome.reasons = [Self.secret]
        bundle.manifest.regions.append(
            .init(id: "notice", demand: "empty", found: "PIN: 4711", acceptable: false))
        _ = try bundle.seal(readers: readers)
        return bundle
    }

    private func find(_ text: String, in bundle: SampleBundle) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: bundle.folder.path).filter { name in
            let bytes = FileManager.default.contents(atPath: "\(bundle.folder.path)/\(name)")
            return bytes?.range(of: Data(text.utf8)) != nil
        }
    }

    @Test func `P5: a secret in a text of the manifest reaches no file, and nobody's bundle lacks it unsaid`() throws {
        let bundle = try sealed(for: [])
        #expect(bundle.verify().passed)
        #expect(try find("vault.internal", in: bundle) == [])
        #expect(try find("4711", in: bundle) == [])
        #expect(bundle.verify().manifest?.outcome.reasons == ["refused by [masked]"])
        #expect(bundle.verify().manifest?.hidden == [])
    }

    @Test func `its readers can read it with openssl, and nobody else`() throws {
        let (owner, reviewer, other) = (
            try PrivateKey.generate(.p256), try PrivateKey.generate(.rsa3072), try PrivateKey.generate(.p256)
        )
        let bundle = try sealed(for: [SampleBundle.certificate(owner), SampleBundle.certificate(reviewer)])
        #expect(bundle.verify().passed)
        #expect(try find("vault.internal", in: bundle) == [])
        #expect(bundle.verify().manifest?.hidden.map(\.readers.count) == [2])
        for (key, isReader) in [(owner, true), (reviewer, true), (other, false)] {
            let folder = try TemporaryFolder()
            try Data(key.exportPEM()).write(to: URL(filePath: folder.file("key.pem")))
            try Data(SampleBundle.certificate(key).pem.utf8).write(to: URL(filePath: folder.file("cert.pem")))
            let opened = try Tool.run(
                [
                    "openssl", "cms", "-decrypt", "-inform", "DER", "-binary", "-in",
                    "\(bundle.folder.path)/sealed/unmasked-manifest.json.cms", "-inkey", "key.pem",
                ], in: folder.path)
            #expect((opened.status == 0) == isReader, "\(opened.output)")
            #expect(opened.output.contains(Self.secret) == isReader)
        }
    }

    @Test func `a sealed file that was exchanged is found, P6`() throws {
        let owner = try SampleBundle.certificate(PrivateKey.generate(.p256))
        let bundle = try sealed(for: [owner])
        let path = "\(bundle.folder.path)/sealed/unmasked-manifest.json.cms"
        try Data(CMS.seal([1], to: [owner])).write(to: URL(filePath: path))
        let failed = bundle.verify().checks.filter { $0.finding == .failed }.map(\.name)
        #expect(failed == ["sums.files", "links"])
    }

    @Test func `nothing to hide, nothing sealed`() throws {
        let bundle = try SampleBundle()
        _ = try bundle.seal(readers: [bundle.signer])
        #expect(!FileManager.default.fileExists(atPath: "\(bundle.folder.path)/sealed"))
        #expect(bundle.verify().passed)
    }
}
