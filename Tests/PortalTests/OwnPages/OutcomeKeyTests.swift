import LocalServers
import PKI
import Testing
import WebDriver

@testable import Portal

/// The keys of the map by which an outcome is read that no page of the staging portal has, on pages of our own.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `An outcome on pages of our own` {
    private static let error = #"<ul><li class="error">Enter a valid date.</li></ul>"#

    private static func done(_ certificate: Certificate, serial: String) -> String {
        let pem = certificate.pem.split(separator: "\n").joined(separator: "<br>")
        return OwnPages.page("Done", "<p id=id>\(serial)</p><p class=status>Issued</p><pre>\(pem)</pre>")
    }

    private func confirmation(_ own: OwnPages, at path: String = "/done") async throws -> ConfirmationReading? {
        var reading: ConfirmationReading?
        try await own.visit { visit, pages in
            try await visit.go(to: pages.origin + path)
            reading = await visit.confirmation()
        }
        return reading
    }

    // sameDocument

    /// A page that stays: its heading becomes the confirmation's a moment after it was looked at.
    private func staying(_ alert: String, shows title: String = "Done") async throws -> ConfirmationReading? {
        var own = try OwnPages()
        let certificate = try IssuingAuthority().issue(IssuingAuthority.Issue(), for: own.values)
        own.edits = [("  path: /done\n", "  path: /done\n  sameDocument: true\n  fragment: /requests/[A-F0-9]+\n")]
        let page = Self.done(certificate, serial: "0A1B2C3D4E5F").replacing("<h1>Done</h1>", with: "<h1>Form</h1>")
        own.others["GET /done"] = StaticPages.Page(page + alert)
        var reading: ConfirmationReading?
        try await own.visit { visit, pages in
            try await visit.go(to: pages.origin + "/done#/requests/0A1B")
            try await visit.ready(Landmark(css: "h1", text: "Form"), on: "form")
            _ = try await visit.session.execute(
                "setTimeout(() => { document.querySelector('h1').textContent = '\(title)' }, 300)")
            reading = await visit.confirmation()
        }
        return reading
    }

    @Test func `in the document that stays is confirmed, whatever alerts stand hidden in it (P4)`() async throws {
        let reading = try #require(try await staying("<p class=error hidden>The request was refused.</p>"))
        #expect(reading.doubts.isEmpty && reading.requestID == "0A1B2C3D4E5F", "\(reading.doubts)")
    }

    @Test func `in the document that stays is in doubt once the portal says otherwise, in its words (P4)`() async throws
    {
        let reading = try #require(try await staying("<p class=error>The request was refused.</p>", shows: "Form"))
        #expect(reading.requestID == nil)
        #expect(reading.doubts.joined().contains("The request was refused."), "\(reading.doubts)")
    }

    // certificate

    @Test(arguments: ["css: pre", "address: done/certificate"], [BrowsedPortal.Engine.chromium, .firefox])
    func `is confirmed with the certificate that was approved, shown or fetched`(
        _ place: String, _ engine: BrowsedPortal.Engine
    ) async throws {
        var own = try OwnPages()
        own.engine = engine
        let certificate = try IssuingAuthority().issue(IssuingAuthority.Issue(), for: own.values)
        own.others["GET /done"] = StaticPages.Page(Self.done(certificate, serial: "0A:1B:2C:3D:4E:5F"))
        own.others["GET /done/certificate"] = StaticPages.Page(certificate.pem)
        own.edits = [("    css: pre\n    serial", "    \(place)\n    serial")]
        let reading = try #require(try await confirmation(own))
        #expect(reading.doubts.isEmpty, "\(reading.doubts)")
        let found = try #require(reading.certificate)
        #expect(found.deviations.isEmpty && found.compared.count == 6, "\(found.deviations)")
        #expect(found.certificate == certificate)
    }

    @Test(arguments: ["css: pre", "address: done/certificate"])
    func `stays confirmed with another certificate, and what deviates is named (P4)`(_ place: String) async throws {
        var own = try OwnPages()
        var issue = IssuingAuthority.Issue()
        issue.usages = "codeSigning, clientAuth"
        issue.ends += 30 * 86_400
        let certificate = try IssuingAuthority().issue(issue, for: own.values)
        own.others["GET /done"] = StaticPages.Page(Self.done(certificate, serial: "0A1B"))
        own.others["GET /done/certificate"] = StaticPages.Page(certificate.pem)
        own.edits = [("    css: pre\n    serial", "    \(place)\n    serial")]
        let reading = try #require(try await confirmation(own))
        #expect(reading.doubts.isEmpty && reading.requestID == "0A1B", "\(reading.doubts)")
        #expect(reading.certificate?.deviations.map(\.item) == [.serial, .usages, .validity])
    }

    @Test(arguments: [
        "address: done/none", "address: http://127.0.0.1:9/certificate", "address: /done", "css: .no-such",
    ])
    func `that offers no certificate where the map says names that`(_ place: String) async throws {
        var own = try OwnPages()
        let certificate = try IssuingAuthority().issue(IssuingAuthority.Issue(), for: own.values)
        own.others["GET /done"] = StaticPages.Page(Self.done(certificate, serial: "0A:1B:2C:3D:4E:5F"))
        own.edits = [("    css: pre\n    serial", "    \(place)\n    serial")]
        let reading = try #require(try await confirmation(own))
        #expect(reading.doubts.isEmpty, "\(reading.doubts)")
        #expect(reading.certificate?.deviations.map(\.words) == ["the portal offers no certificate that can be read"])
    }

    // a refusal in the portal's own words

    @Test func `that is the form again, with an error, is quoted and no confirmation (P4)`() async throws {
        var own = try OwnPages()
        own.others["GET /refused"] = StaticPages.Page(OwnPages.page("Form", Self.error))
        let reading = try #require(try await confirmation(own, at: "/refused"))
        #expect(reading.requestID == nil && reading.doubts == ["the portal refused the form: “Enter a valid date.”"])
    }

    @Test func `that says more than fits is quoted by its beginning`() async throws {
        var own = try OwnPages()
        let words = "This request was not taken in, " + String(repeating: "and this is why ", count: 20)
        own.others["GET /refused"] = StaticPages.Page(OwnPages.page("Form", "<p class=error>\(words)</p>"))
        let doubts = try await confirmation(own, at: "/refused")?.doubts
        #expect(doubts?.first?.hasPrefix("the portal refused the form: “This request was not taken in, and") == true)
        #expect(doubts?.first?.hasSuffix("…”") == true)
    }

    @Test func `that shows an error beside its confirmation is in doubt (P4)`() async throws {
        var own = try OwnPages()
        let certificate = try IssuingAuthority().issue(IssuingAuthority.Issue(), for: own.values)
        let page = Self.done(certificate, serial: "0A:1B:2C:3D:4E:5F") + Self.error
        own.others["GET /done"] = StaticPages.Page(page)
        let reading = try await confirmation(own)
        #expect(reading?.doubts == ["the portal refused the form: “Enter a valid date.”"])
    }

    @Test(arguments: [
        (OwnPages.page("Server error (500)", ""), "“Server error (500)”"),
        (OwnPages.page("Form", Self.error), "the portal refused the form: “Enter a valid date.”"),
    ])
    func `that comes with an error's status is quoted: what the map knows, else its title`(
        _ page: String, _ words: String
    ) async throws {
        var own = try OwnPages()
        own.others["GET /failed"] = StaticPages.Page(page, status: 500)
        try await own.visit { visit, pages in
            try await visit.go(to: pages.origin + "/failed")
            #expect(await visit.saidInstead() == words)
        }
    }

    // reconcile.lookup.opens

    /// A list of requests, each with its page; `pems` are what the pages show.
    private func listed(_ pems: [String], link: (Int) -> String = { "/request-\($0)" }) throws -> OwnPages {
        var own = try OwnPages()
        let hits = pems.indices.map { "<li class=hit><a href=\"\(link($0))\">open</a> <b class=id>R-\($0)</b></li>" }
        own.others["GET /list"] = StaticPages.Page(OwnPages.page("List", "<ul>\(hits.joined())</ul>"))
        for (index, pem) in pems.enumerated() {
            let page = OwnPages.page("Request", pem.isEmpty ? "" : "<pre>\(pem.replacing("\n", with: "<br>"))</pre>")
            own.others["GET /request-\(index)"] = StaticPages.Page(page)
        }
        return own
    }

    private func lookedUp(_ own: OwnPages) async throws -> (found: LookedUp?, reason: HaltReason?) {
        var result: (LookedUp?, HaltReason?) = (nil, nil)
        try await own.visit { visit, _ in
            do { result.0 = try await visit.lookUp() } catch let stop as Stop {
                guard case .halt(let reason) = stop else { throw stop }
                result.1 = reason
            }
        }
        return result
    }

    private func foreign() throws -> String {
        try CertificateSigningRequest.make(subject: "CN=other", names: [], key: try PrivateKey.generate(.p256)).pem
    }

    @Test func `is looked for by opening every row, and found by its key alone (P4)`() async throws {
        var own = try listed([try foreign(), try foreign(), try foreign()])
        #expect(try await lookedUp(own).found?.candidates == [])
        let pem = try own.values.values(at: "files[${csr.file}].pem").joined().replacing("\n", with: "<br>")
        own.others["GET /request-1"] = StaticPages.Page(OwnPages.page("Request", "<pre>\(pem)</pre>"))
        #expect(try await lookedUp(own).found?.candidates == ["R-1"])
    }

    @Test func `of a list with no rows is none`() async throws {
        #expect(try await lookedUp(try listed([])).found?.candidates == [])
    }

    @Test func `whose list is longer than the map lets be looked at says nothing, and so does a page without one key`()
        async throws
    {
        let one = try foreign()
        let long = try await lookedUp(try listed([one, one, one, one]))
        #expect(long.found == nil && long.reason?.reason.contains("found 4 requests; the map lets 3") == true)
        for pem in ["", one + one] {
            let found = try await lookedUp(try listed([one, pem]))
            // Two keys in one element are none that is ours.
            if pem.isEmpty {
                #expect(found.reason?.reason == "The page of R-1 does not show one key.")
            } else {
                #expect(found.found?.candidates == [])
            }
        }
    }

    @Test func `whose rows lead to another origin is not looked for there`() async throws {
        let own = try listed([try foreign()]) { "http://127.0.0.1:9/request-\($0)" }
        #expect(try await lookedUp(own).reason?.kind == "origin")
    }
}
