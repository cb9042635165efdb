import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct DraftTests {
    @Test func `a draft filled tab by tab is accepted with every value`() async throws {
        try await withPortal { portal, visitor in
            let draft = try await visitor.fillDraft()
            let answer = try await visitor.send(visitor.commitRequest(draft))
            #expect(answer.status == 303)
            let accepted = try #require(await portal.ledger.accepted.first)
            #expect(answer.location == "/requests/\(accepted.request)?submitted=1")
            #expect(accepted.fields == Example.fields)
            #expect(accepted.keySHA256 == Example.keySHA256)
            #expect(accepted.attachments.map(\.name) == ["attestation.pem"])
            #expect(accepted.attachments.map(\.sha256) == [attestedSHA256])
            #expect(accepted.draft == "D-5512")
            #expect(!accepted.tls)
        }
    }

    // printf attested | sha256sum
    private let attestedSHA256 = "13a87448ed48891750c8c55bc2072a21137055f0833e76b8647f5f3de92976fd"

    @Test func `the confirmation echoes the request`() async throws {
        try await withPortal { _, visitor in
            let draft = try await visitor.fillDraft()
            let address = try await visitor.send(visitor.commitRequest(draft)).location
            let page = try await visitor.get(address)
            #expect(page.body.contains("<h1>Request submitted</h1>"))
            #expect(page.text("request-id") == "CR-104233")
            #expect(page.text("request-status") == "Pending issuance")
            #expect(page.text("confirm-subject") == "CN=Meridian Releases,O=Meridian,C=DE")
            #expect(page.text("confirm-key-sha256") == Example.keySHA256)
            #expect(page.text("confirm-profile") == "code-signing-production-p384")
            #expect(page.items("confirm-sans") == ["dns: signing.meridian.example", "email: release@meridian.example"])
            #expect(try await visitor.get("/requests/CR-104233").body.contains("<h1>Certificate request</h1>"))
        }
    }

    @Test func `the review shows every value under the id of its control`() async throws {
        try await withPortal { _, visitor in
            let review = try await visitor.get(visitor.fillDraft() + "/review")
            #expect(review.text("review-organization") == "Meridian &amp; &lt;Söhne&gt; GmbH")
            #expect(review.text("review-country") == "DE")
            #expect(review.text("review-validity-days") == "365")
            #expect(review.text("review-csr-key-sha256") == Example.keySHA256)
            #expect(review.text("review-csr-der-sha256") == Example.derSHA256)
            #expect(
                review.items("review-sans") == ["dns: signing.meridian.example", "email: release@meridian.example"])
            #expect(review.items("review-attachments") == ["attestation.pem \(attestedSHA256)"])
            #expect(review.text("review-generated-on-device") == "yes")
            #expect(review.text("review-ca-delegate-name") == "Person of CA delegate")
            #expect(review.text("review-justification")?.contains("Second line.") == true)
            let form = RequestForm(scenarios: [])
            for control in Tab.allCases.flatMap(form.controls) {
                #expect(review.text("review-\(control.id)") != nil, "\(control.id)")
            }
        }
    }

    @Test func `the review's own panels are quiet when nothing is wrong`() async throws {
        try await withPortal { _, visitor in
            let review = try await visitor.get(visitor.fillDraft() + "/review")
            #expect(review.text("queue-state") == "Open")
            #expect(review.text("window-state") == "Current")
            for panel in ["warnings", "trust-chain", "duplicates", "holds"] {
                #expect(review.body.contains("<ul id=\"\(panel)\"></ul>"), "\(panel)")
            }
            #expect(
                review.items("approval-gates") == [
                    "Release integrity owner: satisfied", "Cryptography engineering manager: satisfied",
                    "CA delegate: satisfied",
                ])
        }
    }

    @Test func `a saved tab is shown again with its values`() async throws {
        try await withPortal { _, visitor in
            let draft = try await visitor.fillDraft()
            let subscriber = try await visitor.get("\(draft)/subscriber").body
            #expect(subscriber.contains("value=\"Meridian &amp; &lt;Söhne&gt; GmbH\""))
            #expect(subscriber.contains("<option value=\"DE\" selected>Germany</option>"))
            let profile = try await visitor.get("\(draft)/profile")
            #expect(profile.text("csr-state") == "Read")
            #expect(profile.text("csr-subject") == "CN=Meridian Releases,O=Meridian,C=DE")
            #expect(profile.body.contains("\n-----BEGIN CERTIFICATE REQUEST-----"))
            #expect(try await visitor.get("\(draft)/sans").body.contains("id=\"san-value-2\""))
            let custody = try await visitor.get("\(draft)/custody").body
            #expect(custody.contains("value=\"yes\" checked"))
            #expect(custody.contains(attestedSHA256))
        }
    }

    @Test func `saving leads to the next tab, or stays and says so once`() async throws {
        try await withPortal { _, visitor in
            try await visitor.signIn()
            #expect(try await visitor.post("/requests/new", []).location == "/drafts/D-5512/subscriber")
            let next = try await visitor.post("/drafts/D-5512/subscriber", [("action", "next")])
            #expect(next.location == "/drafts/D-5512/profile")
            let stay = try await visitor.post("/drafts/D-5512/subscriber", [("action", "stay")])
            #expect(stay.location == "/drafts/D-5512/subscriber")
            #expect(try await visitor.get("/drafts/D-5512/subscriber").text("saved-notice") == "Draft saved")
            #expect(try await visitor.get("/drafts/D-5512/subscriber").text("saved-notice") == nil)
            #expect(try await visitor.post("/drafts/D-5512/review", []).status == 404)
        }
    }

    @Test func `a save replaces its tab: a tick taken away is gone`() async throws {
        try await withPortal { portal, visitor in
            let draft = try await visitor.fillDraft()
            _ = try await visitor.post("\(draft)/custody", [("hsm_model", "luna7"), ("action", "stay")])
            let fields = try #require(await portal.ledger.drafts.first?.fields)
            #expect(fields["generated_on_device"] == nil)
            #expect(fields["hsm_model"] == ["luna7"])
            #expect(fields["organization"] == Example.fields["organization"])
        }
    }

    @Test func `a stamp that is not the draft's own is not accepted`() async throws {
        try await withPortal { portal, visitor in
            let draft = try await visitor.fillDraft()
            let commit = try await visitor.commitRequest(draft)
            _ = try await visitor.post("\(draft)/sans", [("san_type", "dns"), ("san_value", "late.example")])
            let answer = try await visitor.send(commit)
            #expect(answer.status == 409)
            #expect(answer.body.contains("<h1>The draft was changed</h1>"))
            #expect(await portal.ledger.accepted.isEmpty)
        }
    }

    @Test func `an incomplete draft is not accepted`() async throws {
        try await withPortal { portal, visitor in
            let draft = try await visitor.fillDraft(upTo: "subscriber")
            let answer = try await visitor.send(visitor.commitRequest(draft))
            #expect(answer.status == 422)
            #expect(answer.items("message-items").contains("csr"))
            #expect(await portal.ledger.accepted.isEmpty)
        }
    }

    @Test func `every commit that comes is accepted: the portal knows no idempotency`() async throws {
        try await withPortal { portal, visitor in
            let draft = try await visitor.fillDraft()
            let commit = try await visitor.commitRequest(draft)
            _ = try await visitor.send(commit)
            _ = try await visitor.send(commit)
            #expect(await portal.ledger.accepted.map(\.request) == ["CR-104233", "CR-104234"])
        }
    }

    @Test func `a discarded draft is gone, and somebody else's was never there`() async throws {
        try await withPortal { portal, visitor in
            let draft = try await visitor.fillDraft(upTo: "subscriber")
            #expect(try await visitor.get("/drafts").body.contains("data-draft=\"D-5512\""))
            let other = Visitor(portal)
            try await other.signIn("audit.viewer")
            #expect(try await other.post("\(draft)/discard", []).status == 404)
            #expect(try await visitor.post("\(draft)/discard", []).location == "/drafts")
            #expect(try await visitor.get("\(draft)/subscriber").status == 404)
            #expect(try await !visitor.get("/drafts").body.contains("data-draft"))
            #expect(await portal.ledger.drafts.first?.discarded == true)
        }
    }

    @Test(arguments: [Example.keySHA256, "CR-104233", "meridian releases"])
    func `a request is found by key, id or subject`(query: String) async throws {
        try await withPortal { _, visitor in
            let draft = try await visitor.fillDraft()
            let path = "/requests?q=\(query.replacing(" ", with: "+"))"
            #expect(try await !visitor.get(path).body.contains("data-request"))
            _ = try await visitor.send(visitor.commitRequest(draft))
            let found = try await visitor.get(path).body
            #expect(found.matches(of: /data-request=/).count == 1)
            #expect(found.contains("<td class=\"key\">\(Example.keySHA256)</td>"))
        }
    }

    @Test func `a CSR is read for the page before it is saved`() async throws {
        try await withPortal { portal, visitor in
            try await visitor.signIn()
            let good = try await inspect(Example.csr.replacing("\n", with: "\\n"), by: visitor)
            #expect(good.status == 200)
            #expect(good.body.contains("\"keySHA256\":\"\(Example.keySHA256)\""))
            #expect(good.body.contains("\"derSHA256\":\"\(Example.derSHA256)\""))
            #expect(try await inspect("nonsense", by: visitor).status == 422)
            #expect(await portal.ledger.arrivals.map(\.path) == ["/login", "/api/csr/inspect", "/api/csr/inspect"])
        }
    }

    private func inspect(_ csr: String, by visitor: Visitor) async throws -> Answer {
        let request = await visitor.request(
            "POST", "/api/csr/inspect", type: "application/json", body: "{\"csr\": \"\(csr)\"}",
            headers: "X-CSRF-Token: \(visitor.csrf)\r\n")
        return try await visitor.send(request)
    }
}
