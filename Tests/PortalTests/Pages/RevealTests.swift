import Testing
import WebDriver

@testable import Portal

/// Which parts of a picture may be legible: by default nothing.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct RevealTests {
    @Test func `P5 only what the map reveals may be legible, and nothing that anything covers`() async throws {
        try await BrowsedPortal.with { signedOut in
            let login = try await signedOut.see(signedOut.map.login.page, at: "/login")
            try expect(login, reveals: [], hides: ["username", "password"])
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            try await browsed.fill(page)
            let state = try await browsed.probe(page)
            try expect(
                state, reveals: ["organization", "unit", "country"],
                hides: ["locality", "contact-name", "contact-email", "subscriber-number"])
            #expect(!state[.account].contains { overlaps($0.rectangle, state.revealable) })
            #expect(state[.draft].allSatisfy { overlaps($0.rectangle, state.revealable) })

            try await browsed.run(
                """
                const lid = Object.assign(document.createElement('div'), {id: 'lid'});
                lid.style = 'position:fixed;inset:0';
                document.body.append(lid);
                """)
            #expect(try await browsed.probe(page).revealable == [])
            try await browsed.run(
                """
                lid.style = 'position:absolute;inset:0';
                unit.parentElement.style.position = 'relative';
                unit.after(lid);
                """)
            try expect(try await browsed.probe(page), reveals: ["organization"], hides: ["unit"])
        }
    }

    @Test func `P5 a value that stands inside a label stays masked`() async throws {
        try await BrowsedPortal.with { signedOut in
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            try await browsed.run(
                "const name = document.getElementById('contact-name'); document.querySelector('label[for=contact-name]').append(name); name.value = 'Ada'"
            )
            try expect(try await browsed.probe(page), reveals: [], hides: ["contact-name"])
        }
    }

    @Test func `a probe changes nothing on the page, and two in a row say the same`() async throws {
        try await BrowsedPortal.with { signedOut in
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            try await browsed.run(
                "window.changes = 0; new MutationObserver(list => changes += list.length).observe(document, {subtree: true, childList: true, attributes: true, characterData: true})"
            )
            let before = try await browsed.probe(page)
            let after = try await browsed.probe(page)
            #expect(before == after)
            #expect(try await browsed.run("return window.changes") == .number(0))
        }
    }

    private func expect(_ state: PageState, reveals: [String], hides: [String]) throws {
        for id in reveals {
            let box = try #require(state.fields[id]?.element?.rectangle)
            #expect(overlaps(box, state.revealable), "\(id) is masked")
        }
        for id in hides {
            let box = try #require(state.fields[id]?.element?.rectangle)
            #expect(!overlaps(box, state.revealable), "\(id) is legible")
        }
    }

    private func overlaps(_ box: PageRectangle, _ others: [PageRectangle]) -> Bool {
        others.contains {
            $0.x < box.x + box.width && box.x < $0.x + $0.width && $0.y < box.y + box.height && box.y < $0.y + $0.height
        }
    }
}
