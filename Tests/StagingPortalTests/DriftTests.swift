import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct DriftTests {
    /// Where a scenario is to be seen, and by what markup.
    struct Sight: Sendable, CustomTestStringConvertible {
        let scenario: Scenario
        let page: String
        let markup: String
        var testDescription: String { scenario.rawValue }
    }

    static let sights = [
        Sight(scenario: .fieldRenamed, page: "profile", markup: #"<input id="validity-period" name="validity_period""#),
        Sight(scenario: .labelsSwapped, page: "subscriber", markup: #"<label for="organization">Organizational unit<"#),
        Sight(scenario: .labelsSwapped, page: "subscriber", markup: #"<label for="unit">Organization<"#),
        Sight(scenario: .fieldAddedRequired, page: "justification", markup: #"<label for="cost-centre">Cost centre<"#),
        Sight(
            scenario: .fieldAddedRequired, page: "justification",
            markup: #"<input id="cost-centre" name="cost_centre" type="text" value="" autocomplete="off" required>"#),
        Sight(scenario: .duplicateOpen, page: "review", markup: "<li>CR-100021 is open for the same key</li>"),
        Sight(scenario: .warning, page: "review", markup: #"<ul id="warnings"><li>"#),
        Sight(scenario: .trustChainWarning, page: "review", markup: #"<ul id="trust-chain"><li>"#),
        Sight(scenario: .conflictingSubscriber, page: "review", markup: #"<ul id="holds"><li>The subscriber number"#),
        Sight(scenario: .revocationInvestigation, page: "review", markup: #"<ul id="holds"><li>Certificates of"#),
        Sight(scenario: .queueClosed, page: "review", markup: #"<dd id="queue-state">Closed<"#),
        Sight(scenario: .windowSuperseded, page: "review", markup: #"<dd id="window-state">Superseded by W-118<"#),
        Sight(scenario: .broaderScopeConfirm, page: "review", markup: "scenario-broader-scope-confirm.js"),
        Sight(scenario: .broaderScopeModal, page: "review", markup: "scenario-broader-scope-modal.js"),
        Sight(scenario: .doubleSubmit, page: "review", markup: "scenario-double-submit.js"),
        Sight(scenario: .bodySwappedCSR, page: "profile", markup: "scenario-body-swapped-csr.js"),
        Sight(scenario: .hiddenSAN, page: "sans", markup: "scenario-hidden-san.js"),
    ]

    @Test(arguments: sights)
    func `a drift is in the page while its scenario is on, and only then`(sight: Sight) async throws {
        try await withPortal { portal, visitor in
            let path = try await visitor.fillDraft() + "/" + sight.page
            #expect(try await !visitor.get(path).body.contains(sight.markup))
            await portal.set(scenario: sight.scenario)
            #expect(try await visitor.get(path).body.contains(sight.markup))
            await portal.set(scenario: nil)
            #expect(try await !visitor.get(path).body.contains(sight.markup))
        }
    }

    @Test(arguments: sights)
    func `the whole form drifts alike`(sight: Sight) async throws {
        try await withPortal(shape: .form) { portal, visitor in
            try await visitor.signIn()
            #expect(try await !visitor.get("/requests/new").body.contains(sight.markup))
            await portal.set(scenario: sight.scenario)
            #expect(try await visitor.get("/requests/new").body.contains(sight.markup))
        }
    }

    @Test func `the tabs are in their order, and two change places when that is on`() async throws {
        try await withPortal { portal, visitor in
            let path = try await visitor.fillDraft(upTo: "subscriber") + "/subscriber"
            let titles = [
                "Subscriber identity", "Certificate profile", "SAN set", "HSM custody attestations",
                "Issuance justification", "Approver attestations", "Review",
            ]
            #expect(try await tabs(visitor.get(path)) == titles)
            await portal.set(scenario: .tabReordered)
            #expect(try await tabs(visitor.get(path))[2...3] == ["HSM custody attestations", "SAN set"])
            let saved = try await visitor.post("/drafts/D-5512/profile", [("action", "next")])
            #expect(saved.location == "/drafts/D-5512/custody")
        }
    }

    private func tabs(_ answer: Answer) -> [String] {
        answer.body.matches(of: /<a href="\/drafts\/D-[0-9]+\/[a-z]+"[^>]*>([^<]+)<\/a>/).map { String($0.1) }
    }

    @Test func `a gate may be missing`() async throws {
        try await withPortal([.missingApprovalGate]) { _, visitor in
            let review = try await visitor.get(visitor.fillDraft() + "/review")
            #expect(review.items("approval-gates").count == 2)
        }
    }

    @Test func `a gate is satisfied only by a name and a tick`() async throws {
        try await withPortal { _, visitor in
            let draft = try await visitor.fillDraft(upTo: "justification")
            _ = try await visitor.post("\(draft)/approvers", [("ca_delegate_name", "Cad Lund")])
            let review = try await visitor.get("\(draft)/review")
            #expect(review.items("approval-gates").allSatisfy { $0.hasSuffix(": not satisfied") })
        }
    }

    @Test func `the login page names the vendor's build, or another one`() async throws {
        try await withPortal { portal, visitor in
            let mapped = try await visitor.get("/login")
            #expect(mapped.text("vendor-build") == "Meridian PKI Portal 7.4.2")
            await portal.set(scenario: .wrongVendorBuild)
            let other = try await visitor.get("/login")
            #expect(other.text("vendor-build") == "Meridian PKI Portal 7.5.0")
        }
    }

    @Test func `every script that a page names is there`() async throws {
        try await withPortal(
            Set(Scenario.allCases)
                .subtracting([.sessionExpired, .signInElsewhere, .securityKey, .signInByCertificate]), shape: .form
        ) {
            _, visitor in
            try await visitor.signIn()
            let page = try await visitor.get("/requests/new").body
            let scripts = page.matches(of: /<script src="([^"]+)"/).map { String($0.1) }
            #expect(scripts.count == 4 + ScenarioScripts.all.count)
            for script in scripts { #expect(try await visitor.get(script).status == 200, "\(script)") }
            #expect(try await visitor.get("/assets/none.js").status != 200)
        }
    }
}
