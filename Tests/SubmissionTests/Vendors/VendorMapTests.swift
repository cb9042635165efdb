import Foundation
import Governance
import LocalServers
import Portal
import Submission
import Testing

/// A change of a portal's page, and where a walk says so.
struct VendorChange: Sendable, CustomTestStringConvertible {
    let vendor: VendorPages
    let old: String
    let new: String
    /// What the walk names.
    let words: String

    var testDescription: String { "\(vendor.portal): \(old) is \(new)" }

    static let all = [
        VendorChange(
            vendor: .adcs, old: "name=\"taRequest\"", new: "name=\"taCSR\"",
            words: "form name of #locTaRequest"),
        VendorChange(
            vendor: .adcs, old: "Submit &gt;", new: "Issue &gt;",
            words: "the text of #btnSubmit"),
        VendorChange(
            vendor: .adcs, old: "<input type=\"button\"",
            new: "<input name=\"onBehalfOf\"><input type=\"button\"", words: "is on the page"),
        VendorChange(
            vendor: .dogtag, old: "Requestor Email", new: "Contact Email",
            words: "Requestor Email"),
        VendorChange(
            vendor: .dogtag, old: "name=\"cert_request\"", new: "name=\"csr\"",
            words: "form name of"),
        VendorChange(
            vendor: .dogtag, old: "profileSubmit\"",
            new: "profileSubmitSSLClient\"", words: "the target of form"),
    ]
}

extension VendorPages: CustomTestStringConvertible {
    var testDescription: String { portal }

    /// An installation for a server of these pages, with what the map needs beyond the staging portal's.
    func installation(at origin: String, policy: String = "unshownAccounts: [staging]\n") throws -> GoodPacket {
        let good = try GoodPacket.make(origin: origin, maps: maps)
        try good.replace("uncompared:", with: "\(policy)uncompared:", in: "policy.yaml")
        try good.replace(
            "    credentials:\n      username: { value: ops.engineer }\n      password: { file: portal-password }\n",
            with: "", in: "countersign.yaml")
        try good.replace(
            "headless: true", with: "headless: true\n  kerberosServers: [127.0.0.1]", in: "countersign.yaml")
        return good
    }
}

/// Maps of portals that cannot run here, against our copies of their forms.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A map of a portal that cannot run here` {
    @Test(arguments: VendorPages.all)
    func `says that it is untested, has no fault, and its copy's pages are the mapped ones (P7)`(
        _ vendor: VendorPages
    ) async throws {
        let server = try StaticPages(vendor.pages)
        let good = try vendor.installation(at: server.origin)
        defer { good.remove() }
        let portal = try good.configuration().portal("staging")
        let findings = MapLint.findings(folder: try portal.mapFolder())
        #expect(findings.filter(\.isFault) == [])
        #expect(findings.contains { $0.words.hasPrefix("untested") })
        let report = try await DriftCheck(configuration: try good.configuration(), portal: portal)
            .perform(Interruption())
        #expect(report.isGreen, "\(report)")
        #expect(server.posted == [])
    }

    @Test(arguments: VendorChange.all)
    func `finds what changed in a copy of its form (P7)`(_ change: VendorChange) async throws {
        let server = try StaticPages(change.vendor.changed(change.old, change.new, in: change.vendor.form).pages)
        let good = try change.vendor.installation(at: server.origin)
        defer { good.remove() }
        let portal = try good.configuration().portal("staging")
        let report = try await DriftCheck(configuration: try good.configuration(), portal: portal)
            .perform(Interruption())
        #expect(!report.isGreen)
        #expect("\(report)".contains(change.words), "\(report)")
        #expect(server.posted == [])
    }
}

/// The same copies, filled in and sent by whole runs.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A submission in a copy of a portal that cannot run here` {
    @Test(arguments: VendorPages.all)
    func `leaves once with the approved request, and its id is read from the answer (P2, P3)`(
        _ vendor: VendorPages
    ) async throws {
        let server = try StaticPages(vendor.pages)
        let good = try vendor.installation(at: server.origin)
        defer { good.remove() }
        let outcome = await Run(try good.request()).perform { _ in }
        guard case .confirmed(let receipt) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(["25", "31"].contains(receipt.requestID))
        #expect(server.posted.count == 1)
        #expect(server.posted.first?.contains("BEGIN") == true)
    }

    @Test(
        arguments: [
            (.adcs, "name=\"taAttrib\">", "name=\"taAttrib\">SAN:dns=evil.example"),
            (.adcs, "split(\";\")[1]", "split(\";\")[1].replace(\"P384\", \"Any\")"),
            (.dogtag, "value=\"caCodeSigning\"", "value=\"caCACert\""),
            (.dogtag, "name=\"renewal\" value=\"false\"", "name=\"renewal\" value=\"true\""),
        ] as [(VendorPages, String, String)])
    func `does not leave where the page would send more, or something else (P3)`(
        _ vendor: VendorPages, _ old: String, _ new: String
    ) async throws {
        let server = try StaticPages(vendor.changed(old, new, in: vendor.form).pages)
        let good = try vendor.installation(at: server.origin)
        defer { good.remove() }
        let outcome = await Run(try good.request()).perform { _ in }
        #expect(outcome.end == .halted, "\(outcome)")
        #expect(server.posted == [])
    }

    @Test func `is refused where no page shows who is signed in and policy does not allow that (P10)`() async throws {
        let server = try StaticPages(VendorPages.adcs.pages)
        let good = try VendorPages.adcs.installation(at: server.origin, policy: "")
        defer { good.remove() }
        let outcome = await Run(try good.request()).perform { _ in }
        guard case .refused(let refused) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(refused.reasons.map(\.rule) == ["portal.account"])
    }
}
