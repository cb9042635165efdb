import StagingPortal
import Testing
import WebDriver

@testable import Portal

/// A real Chromium on the real staging portal.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PageDriftTests {
    @Test func `P7 every untouched page of the draft shape is the one that its map describes`() async throws {
        try await BrowsedPortal.with { signedOut in
            let login = try await signedOut.see(signedOut.map.firstPage, at: "/login")
            #expect(signedOut.judge(signedOut.map.firstPage, login) == .same)
            let browsed = try await signedOut.begun()
            let draft = try #require(browsed.draft)
            let list = try await browsed.see(browsed.map.beginning.page, at: "/requests")
            #expect(browsed.judge(browsed.map.beginning.page, list) == .same)
            for page in browsed.map.pages + [browsed.map.review.page] {
                let state = try await browsed.see(page, at: "/drafts/\(draft)/\(page.id)")
                #expect(browsed.judge(page, state) == .same, "\(page.id)")
                #expect(state.texts(.account) == ["ops.engineer"])
                #expect(state.texts(.draft) == [draft])
            }
        }
    }

    @Test func `P7 every untouched tab of the one-form shape is the one that its map describes`() async throws {
        try await BrowsedPortal.with(shape: .form) { signedOut in
            let browsed = try await signedOut.begun()
            for page in browsed.map.pages + [browsed.map.review.page] {
                try await browsed.run("document.getElementById('tab-\(page.id)').click()")
                let state = try await browsed.arrive(at: page)
                #expect(browsed.judge(page, state) == .same, "\(page.id)")
            }
        }
    }

    static let drifts: [(Scenario, page: String, words: [String])] = [
        (
            .fieldRenamed, "profile",
            ["#validity-days is not on the page; “Validity (days)” is now #validity-period (name “validity_period”)"]
        ),
        (
            .labelsSwapped, "subscriber",
            [
                "label of #organization is “Organizational unit”, map 2026-11.1 says “Organization”",
                "label of #unit is “Organization”, map 2026-11.1 says “Organizational unit”",
            ]
        ),
        (
            .fieldAddedRequired, "justification",
            ["#cost-centre “Cost centre” is on the page, map 2026-11.1 does not know it, and the portal demands it"]
        ),
        (
            .tabReordered, "subscriber",
            [
                "the order of the tabs is “Subscriber identity”, “Certificate profile”, “HSM custody attestations”, "
                    + "“SAN set”, “Issuance justification”, “Approver attestations”, “Review”, map 2026-11.1 says "
                    + "“Subscriber identity”, “Certificate profile”, “SAN set”, “HSM custody attestations”, "
                    + "“Issuance justification”, “Approver attestations”, “Review”"
            ]
        ),
    ]

    @Test func `P7 a page that differs in what matters is told in words, field by field`() async throws {
        try await BrowsedPortal.with([.wrongVendorBuild]) { signedOut in
            let login = try await signedOut.see(signedOut.map.firstPage, at: "/login")
            let words = signedOut.judge(signedOut.map.firstPage, login).differences.map(\.words)
            #expect(words == ["the portal's build is 7.5.0, map 2026-11.1 says 7.4.2"])
            let browsed = try await signedOut.begun()
            let draft = try #require(browsed.draft)
            for (scenario, id, words) in Self.drifts {
                await browsed.portal.set(scenario: scenario)
                let page = try #require(browsed.map.page(id))
                let verdict = browsed.judge(page, try await browsed.see(page, at: "/drafts/\(draft)/\(id)"))
                #expect(verdict.differences.map(\.words) == words, "\(scenario)")
            }
        }
    }

    /// What a script does to the untouched subscriber page, and a part of what must be said of it.
    static let mutations: [(script: String, words: String)] = [
        ("unit.disabled = true", "#unit is disabled"), ("unit.readOnly = true", "#unit is read-only"),
        ("unit.hidden = true; unit.style.display = 'none'", "#unit is hidden"),
        ("unit.style.opacity = '0'", "#unit is hidden"),
        ("unit.remove()", "#unit (“Organizational unit”) is not on the page"),
        ("unit.type = 'password'", "kind of #unit is “input password”"),
        ("unit.name = 'ou'", "form name of #unit is “ou”"),
        ("unit.after(unit.cloneNode())", "the number of #unit is 2"),
        ("unit.maxLength = 3", "#unit takes at most 3 characters, the packet has 19"),
        (
            "const lid = document.createElement('div'); lid.id = 'lid'; lid.style = 'position:fixed;inset:0'; document.body.append(lid)",
            "#unit is covered by div#lid"
        ),
        ("country.querySelector('[value=DE]').remove()", "#country offers no “DE”, which the packet needs"),
        ("country.multiple = true", "kind of #country is “select select-multiple”"),
        ("document.querySelector('h1').textContent = 'Subscriber'", "h1 is “Subscriber”"),
        ("document.querySelector('#tabs a').remove()", "the row of tabs is “Certificate profile”"),
        ("document.querySelector('#tab-form').method = 'get'", "the method of #tab-form is get"),
        ("document.querySelector('#tab-form').action = '/elsewhere'", "the target of #tab-form is http"),
        (
            "document.querySelector('#tab-form').action = 'https://evil.example/'",
            "the target of #tab-form is https://evil.example/"
        ),
        ("document.querySelector('#save-next').textContent = 'Submit'", "the text of #save-next is “Submit”"),
        ("document.querySelector('#save-draft').remove()", "#save-draft (“Save draft”) is not on the page"),
        ("document.querySelector('#save-next').disabled = true", "#save-next is disabled"),
        (
            "document.querySelector('#tab-form').insertAdjacentHTML('beforeend', '<label>All lines <input type=checkbox name=all></label>')",
            "input “All lines” is on the page, map 2026-11.1 does not know it"
        ),
        (
            "document.querySelector('#tab-form').insertAdjacentHTML('beforeend', '<input required style=\"display:none\" name=x>')",
            "and the portal demands it"
        ),
        (
            "document.body.insertAdjacentHTML('beforeend', '<dialog id=ask><p>Extend?</p></dialog>'); ask.show()",
            "open over the page is dialog#ask “Extend?”"
        ),
        (
            "document.body.insertAdjacentHTML('beforeend', '<iframe sandbox srcdoc=x></iframe>')",
            "a frame whose content is not seen"
        ),
        (
            "history.replaceState(null, '', '/drafts/D-9999/subscriber')",
            "the page's address is /drafts/D-9999/subscriber"
        ),
    ]

    static let cosmetics = [
        "document.body.className = 'winter'", "unit.className = 'x-9f3'", "unit.placeholder = 'OU'",
        "document.querySelector('h1').innerHTML = '  Subscriber\\n <b>identity</b> '", "unit.dataset.build = '77'",
        "document.querySelector('main').prepend(Object.assign(document.createElement('p'), {textContent: 'Maintenance on Sunday'}))",
        "document.querySelector('h1').style.textTransform = 'uppercase'", "document.body.style.paddingTop = '2000px'",
    ]

    @Test func `P7 each change that matters is told, and none that does not`() async throws {
        try await BrowsedPortal.with { signedOut in
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            let path = "/drafts/\(try #require(browsed.draft))/subscriber"
            for (script, words) in Self.mutations {
                _ = try await browsed.see(page, at: path)
                try await browsed.run(script)
                let found = browsed.judge(page, try await browsed.probe(page)).differences.map(\.words)
                #expect(found.contains { $0.contains(words) }, "\(script): \(found)")
            }
            for script in Self.cosmetics {
                _ = try await browsed.see(page, at: path)
                try await browsed.run(script)
                #expect(browsed.judge(page, try await browsed.probe(page)).grade <= .cosmetic, "\(script)")
            }
        }
    }

    /// Still empty, a frame can be read; what it will show is another origin's.
    @Test(arguments: [BrowsedPortal.Engine.chromium, .firefox])
    func `P7 a frame of another origin is foreign before anything of it is there`(
        engine: BrowsedPortal.Engine
    ) async throws {
        try await BrowsedPortal.with(on: engine) { browsed in
            let page = browsed.map.firstPage
            for (source, grade) in [("http://localhost:9/", DriftGrade.hostile), ("/login", .cosmetic)] {
                _ = try await browsed.see(page, at: "/login")
                try await browsed.run(
                    """
                    const frame = Object.assign(document.createElement('iframe'), {loading: 'lazy', src: '\(source)'});
                    frame.style.marginTop = '20000px';
                    document.body.append(frame);
                    """)
                #expect(browsed.judge(page, try await browsed.probe(page)).grade == grade, "\(source)")
            }
        }
    }
}
