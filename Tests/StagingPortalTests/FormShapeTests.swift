import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct FormShapeTests {
    @Test func `one form holds every control and a panel for each tab`() async throws {
        try await withPortal(shape: .form) { _, visitor in
            try await visitor.signIn()
            let body = try await visitor.get("/requests/new").body
            #expect(body.contains(#"<form id="request-form" method="post" action="/requests/submit">"#))
            let form = RequestForm(scenarios: [])
            for tab in Tab.allCases {
                #expect(body.contains(#"<section role="tabpanel" id="panel-\#(tab.rawValue)""#))
                for control in form.controls(of: tab) {
                    #expect(body.contains(#"id="\#(control.id)" name="\#(control.name)""#), "\(control.id)")
                    #expect(body.contains(#"id="review-\#(control.id)""#), "\(control.id)")
                }
            }
        }
    }

    @Test func `the form posted at once is accepted with every value`() async throws {
        try await withPortal(shape: .form) { portal, visitor in
            try await visitor.signIn()
            let upload = try await visitor.upload("/uploads", name: "attestation.pem", content: "attested")
            let digest = try #require(upload.body.firstMatch(of: /"sha256":"([0-9a-f]{64})"/)).1
            let answer = try await visitor.post(
                "/requests/submit", Example.pairs + [("attachment", String(digest))])
            #expect(answer.location == "/requests/CR-104233?submitted=1")
            let accepted = try #require(await portal.ledger.accepted.first)
            #expect(accepted.fields == Example.fields)
            #expect(accepted.keySHA256 == Example.keySHA256)
            #expect(accepted.attachments.map(\.sha256) == [String(digest)])
            #expect(accepted.draft == nil)
        }
    }

    @Test func `the form is saved as one draft, however often, and resumed from it`() async throws {
        try await withPortal(shape: .form) { portal, visitor in
            try await visitor.signIn()
            _ = try await visitor.get("/requests/new")
            let first = try await visitor.post("/requests/save", [("organization", "One")])
            #expect(first.body == #"{"draft":"D-5512","revision":2}"#)
            let second = try await visitor.post("/requests/save", Example.pairs)
            #expect(second.body == #"{"draft":"D-5512","revision":3}"#)
            #expect(await portal.ledger.drafts.map(\.fields) == [Example.fields])
            let resumed = try await visitor.get("/requests/new?draft=D-5512")
            #expect(resumed.text("draft-id") == "D-5512")
            #expect(resumed.body.contains("value=\"Hamburg\""))
            #expect(resumed.body.contains("data-upload=\"/uploads\""))
        }
    }

    @Test func `a new form is a new draft`() async throws {
        try await withPortal(shape: .form) { portal, visitor in
            try await visitor.signIn()
            for _ in 1...2 {
                _ = try await visitor.get("/requests/new")
                _ = try await visitor.post("/requests/save", [("organization", "x")])
            }
            #expect(await portal.ledger.drafts.map(\.id) == ["D-5512", "D-5513"])
        }
    }

    @Test func `the addresses of one shape are not those of the other`() async throws {
        try await withPortal(shape: .form) { _, visitor in
            try await visitor.signIn()
            #expect(try await visitor.post("/requests/new", []).status == 404)
        }
        try await withPortal { _, visitor in
            try await visitor.signIn()
            #expect(try await visitor.post("/requests/submit", Example.pairs).status == 404)
        }
    }
}
