import Foundation
import PKI
import Testing

@testable import Evidence

/// Chains and revocation lists of those who signed, through the program: fetched at the seal, judged later (P6).
@Suite(.timeLimit(.minutes(10))) struct RevocationTests {
    private let ca: LocalCA
    private let installation: SealingInstallation

    init() throws {
        ca = try LocalCA()
        installation = try SealingInstallation(
            signer: try ca.person("signer", serial: 20), approver: try ca.person("approver", serial: 21))
    }

    /// Seals with the root alone configured; the rest is fetched from where the certificates say.
    private func seal(_ revocation: String? = nil) throws {
        let wanted = revocation ?? "{ authorities: [\(ca.places.file("root.pem"))] }"
        let sealed = try installation.seal(
            signer: "{ certificate: signer.pem, key: signer.key }",
            more: wanted.isEmpty ? "" : "revocation: \(wanted)")
        #expect(sealed.status == 0, "\(sealed.output)")
    }

    @Test
    func `good: fetched from where certificates say, kept, and verified by openssl one, three and six years on (P6)`()
        throws
    {
        try seal()
        ca.stop()
        let found = try installation.verify()
        #expect(found.status == 0 && found.revocation.finding == "passed", "\(found.output)")
        #expect(found.revocation.detail.contains("signer CN=signer was in force at the seal"))
        #expect(found.revocation.detail.contains("approver ca-delegate CN=approver was in force at the seal"))
        #expect(found.grade == "complete", "\(found.output)")
        let block = try #require(
            try verifyCommands(of: installation.path).first { $0.contains("openssl verify -crl_check_all") })
        for years in [0, 1, 3, 6] {
            let later = years == 0 ? [] : ["faketime", "-f", "+\(years)y"]
            let run = try Tool.run(later + ["sh", "-ec", block], in: installation.path)
            #expect(run.status == 0 && run.output.contains("01-signer.pem: OK"), "\(run.output)")
            #expect(run.output.contains("02-approver-ca-delegate.pem: OK"), "\(run.output)")
            #expect(try installation.verify(under: later).status == 0)
        }
    }

    @Test(arguments: [(20, "signer"), (21, "approver ca-delegate")])
    func `revoked before the seal: it is graded so, and fails for that (P6)`(serial: Int, who: String) throws {
        try ca.revoke(serial: serial, in: -3600)
        try seal()
        let found = try installation.verify()
        #expect(found.status == 65 && found.revocation.finding == "failed", "\(found.output)")
        #expect(found.revocation.detail.contains(who) && found.revocation.detail.contains("before the seal"))
        #expect(found.failed == ["revocation"])
        #expect(found.grade.contains("certificate revoked"), "\(found.grade)")
    }

    @Test func `revoked after the seal: it passes, and a list of later says so (P6)`() throws {
        try seal()
        try ca.revoke(serial: 20, in: 3600)
        let found = try installation.verify(["--revocation-list", ca.places.file("web/inter.crl")])
        #expect(found.status == 0 && found.revocation.finding == "passed", "\(found.output)")
        #expect(found.revocation.detail.contains("and was revoked at") && found.revocation.detail.contains("after it"))
        try ca.revoke(serial: 20, in: -3600)
        let earlier = try installation.verify(["--revocation-list", ca.places.file("web/inter.crl")])
        #expect(earlier.status == 65 && earlier.failed == ["revocation"], "\(earlier.output)")
    }

    @Test(arguments: ["nobody answers", "nothing is configured", "not to be fetched", "a list of another authority"])
    func `not to be had: it is named and graded, never passed (P6)`(what: String) throws {
        let root = ca.places.file("root.pem")
        switch what {
        case "nobody answers":
            ca.stop()
            try seal()
        case "nothing is configured": try seal("")
        case "not to be fetched": try seal("{ authorities: [\(root), \(ca.places.file("inter.pem"))], fetch: false }")
        default:
            try FileManager.default.removeItem(atPath: ca.places.file("web/inter.crl"))
            try FileManager.default.copyItem(
                atPath: ca.places.file("web/root.crl"), toPath: ca.places.file("web/inter.crl"))
            try seal()
        }
        let found = try installation.verify()
        #expect(found.status == 0 && found.revocation.finding == "unchecked", "\(found.output)")
        #expect(found.grade.hasPrefix("incomplete: the certificate of signer is not shown to have been in force"))
    }

    @Test func `from files: nothing is asked of anybody (P6)`() throws {
        ca.stop()
        let files = ["root.pem", "inter.pem"].map(ca.places.file)
        let lists = ["root.crl", "inter.crl"].map(ca.places.file)
        try seal("{ authorities: [\(files.joined(separator: ", "))], lists: [\(lists.joined(separator: ", "))] }")
        let found = try installation.verify()
        #expect(
            found.status == 0 && found.revocation.finding == "passed" && found.grade == "complete", "\(found.output)")
    }

    @Test func `a list that was taken out by somebody with the signer's key fails (P6)`() throws {
        try seal()
        let forgery = Forgery(of: installation.bundle)
        try forgery.write("", BundleFile.revocationLists)
        try forgery.reseal()
        let found = try installation.verify()
        #expect(found.status == 65 && found.failed.contains("revocation"), "\(found.output)")
        #expect(found.revocation.detail.contains("unable to get certificate CRL"), "\(found.revocation)")
    }
}
