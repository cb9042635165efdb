import Foundation
import PKI
import PNGMask
import StagingPortal
import Testing
import WebDriver

@testable import Portal

/// A real Chromium on the real staging portal: what is proposed for a page that changed.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PageProposalTests {
    /// A change of the subscriber page, the field it is about, and what the renewed map has to say of it.
    static let moves: [(script: String, field: String, css: String, name: String, label: String)] = [
        (
            "const f = document.querySelector('#unit'); f.id = 'org-unit'; f.name = 'org_unit'; "
                + "document.querySelector('[for=unit]').htmlFor = 'org-unit'", "unit", "#org-unit", "org_unit",
            "Organizational unit"
        ),
        (
            "const f = document.querySelector('#locality'), l = document.querySelector('[for=locality]'); "
                + "document.querySelector('#tab-form').append(l, f); f.id = 'town-44321'; f.name = 'town'; l.htmlFor = f.id",
            "locality", "input[name=\"town\"]", "town", "Locality"
        ),
        (
            "document.querySelector('[for=contact-email]').textContent = 'Contact e-mail address'", "contact-email",
            "#contact-email", "contact_email", "Contact e-mail address"
        ),
        (
            "const f = document.querySelector('#country'); f.removeAttribute('id'); f.name = 'land'; "
                + "f.setAttribute('aria-label', 'Country')", "country", "select[name=\"land\"]", "land", "Country"
        ),
    ]

    @Test func `a field that moved or was renamed is proposed, taken over, and the renewed page is the mapped one`()
        async throws
    {
        try await BrowsedPortal.with { signedOut in
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            let path = "/drafts/\(try #require(browsed.draft))/subscriber"
            for (script, field, css, name, label) in Self.moves {
                _ = try await browsed.see(page, at: path)
                try await browsed.run(script)
                #expect(browsed.judge(page, try await browsed.probe(page)) != .same, "\(field)")
                let proposal = try await browsed.proposal(for: page)
                #expect(proposal.acceptable.map(\.mapped.key) == [field])
                #expect(proposal.elements.count { $0.state == .kept } == proposal.elements.count - 1)
                let renewed = try RenewedMap(
                    try MapFiles.text("staging"), file: "map.yaml", version: "2026-11.2", accepted: proposal.acceptable,
                    on: proposal)
                let mended = try #require(renewed.map.pages[0].fields.first { $0.id == field })
                #expect(mended.locators.first == .css(css))
                #expect(mended.name == name)
                #expect(mended.label == label)
                let state = try await browsed.probe(renewed.map.pages[0], of: renewed.map)
                let verdict = PageDrift.judge(
                    page: renewed.map.pages[0], state: state, map: renewed.map, fillings: browsed.fillings)
                #expect(verdict == .same, "\(field): \(verdict)")
            }
        }
    }

    /// Changes that a person has to look at: nothing may be proposed for these fields.
    static let riddles: [(script: String, fields: [String])] = [
        (
            "const a = document.querySelector('[for=organization]'), b = document.querySelector('[for=unit]'); "
                + "[a.textContent, b.textContent] = [b.textContent, a.textContent]", ["organization", "unit"]
        ),
        ("document.querySelector('#unit').remove(); document.querySelector('[for=unit]').remove()", ["unit"]),
        ("document.querySelector('#unit').type = 'checkbox'", ["unit"]),
        ("document.querySelector('[for=locality]').textContent = 'Cost centre'", ["locality"]),
    ]

    @Test func `swapped labels, a field that is gone, another kind and another label are never healed`() async throws {
        try await BrowsedPortal.with { signedOut in
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            let path = "/drafts/\(try #require(browsed.draft))/subscriber"
            for (script, fields) in Self.riddles {
                _ = try await browsed.see(page, at: path)
                try await browsed.run(script)
                let proposal = try await browsed.proposal(for: page)
                let unknown = proposal.elements.filter { $0.state == .unknown }
                #expect(proposal.acceptable.isEmpty, "\(fields)")
                #expect(unknown.map(\.mapped.key) == fields)
                #expect(unknown.allSatisfy { $0.reason != nil })
            }
        }
    }

    @Test func `a page as mapped proposes nothing, holds no value, and a new control is told`() async throws {
        try await BrowsedPortal.with { signedOut in
            let login = try await signedOut.see(signedOut.map.firstPage, at: "/login")
            #expect(!login.url.isEmpty)
            try await signedOut.run("document.querySelector('#password').value = 'not-to-be-kept'")
            let survey = try await signedOut.survey(of: signedOut.map.firstPage)
            let kept = String(decoding: try #require(survey.json).canonical(), as: UTF8.self)
            #expect(!kept.contains("not-to-be-kept"))
            let proposal = PageProposal(survey: survey, map: signedOut.map, page: signedOut.map.firstPage)
            #expect(proposal.elements.map(\.state) == [.kept, .kept, .kept])
            #expect(proposal.strangers.isEmpty)
            try await signedOut.run(
                "document.querySelector('#login-form').insertAdjacentHTML('beforeend', '<label>Token <input name=token required></label>')"
            )
            let grown = try await signedOut.proposal(for: signedOut.map.firstPage)
            #expect(grown.strangers.map(\.described.name) == ["token"])
            #expect(try PageSurvey.read(Array(kept.utf8), file: "survey.json") == survey)
        }
    }
}

extension BrowsedPortal {
    func survey(of page: MappedPage) async throws -> PageSurvey {
        let question = PageSurvey.question(page: page, map: map)
        let answer = try await browser.session.execute(PageSurvey.script, [.string(question)])
        return try PageSurvey.answer(answer.string ?? "", page: page, map: map, mask: TextMask())
    }

    func proposal(for page: MappedPage) async throws -> PageProposal {
        PageProposal(survey: try await survey(of: page), map: map, page: page)
    }

    /// The page as another map asks.
    func probe(_ page: MappedPage, of map: SelectorMap) async throws -> PageState {
        let answer = try await browser.session.execute(
            PageProbe.script, [.string(PageProbe(page: page, map: map).argument)])
        return try PageProbe.state(from: answer.string ?? "")
    }
}
