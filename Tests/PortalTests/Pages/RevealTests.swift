import PNGMask
import Testing
import WebDriver

@testable import Portal

/// Which parts of a picture may be legible: by default nothing.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct RevealTests {
    @Test func `P5 only what the map reveals may be legible, and nothing that anything covers`() async throws {
        try await BrowsedPortal.with { signedOut in
            let login = try await signedOut.see(signedOut.map.firstPage, at: "/login")
            try expect(
                login, try await legible(signedOut, signedOut.map.firstPage), reveals: [],
                hides: ["username", "password"])
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            try await browsed.fill(page)
            let state = try await browsed.probe(page)
            let legible = try await legible(browsed, page)
            try expect(
                state, legible, reveals: ["organization", "unit", "country"],
                hides: ["locality", "contact-name", "contact-email", "subscriber-number"])
            #expect(!state[.account].contains { overlaps($0.rectangle, legible) })

            try await browsed.run(
                """
                const lid = Object.assign(document.createElement('div'), {id: 'lid'});
                lid.style = 'position:fixed;inset:0';
                document.body.append(lid);
                """)
            #expect(try await self.legible(browsed, page) == [])
            try await browsed.run(
                """
                lid.style = 'position:absolute;inset:0';
                unit.parentElement.style.position = 'relative';
                unit.after(lid);
                """)
            try expect(
                try await browsed.probe(page), try await self.legible(browsed, page), reveals: ["organization"],
                hides: ["unit"])
        }
    }

    @Test func `P5 a value that stands inside a label stays masked`() async throws {
        try await BrowsedPortal.with { signedOut in
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            try await browsed.run(
                "const name = document.getElementById('contact-name'); document.querySelector('label[for=contact-name]').append(name); name.value = 'Ada'"
            )
            try expect(
                try await browsed.probe(page), try await legible(browsed, page), reveals: [], hides: ["contact-name"])
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

    /// What the camera would keep of the viewport, in CSS pixels: the window's scale is 1.
    private func legible(_ browsed: BrowsedPortal, _ page: MappedPage) async throws -> [PageRectangle] {
        let camera = Camera(
            session: browsed.browser.session, reader: try await PageReader.open(browsed.browser.bidi), mask: TextMask())
        let plan = try await camera.measure(browsed.map.revealed(on: page))
        #expect(plan.scale == 1 && plan.faults.isEmpty, "\(plan)")
        return try #require(plan.rectangles(width: Int(plan.width), height: Int(plan.height))).map { kept in
            PageRectangle(x: Double(kept.x), y: Double(kept.y), width: Double(kept.width), height: Double(kept.height))
        }
    }

    private func expect(_ state: PageState, _ legible: [PageRectangle], reveals: [String], hides: [String]) throws {
        for id in reveals {
            let box = try #require(state.fields[id]?.element?.rectangle)
            #expect(overlaps(box, legible), "\(id) is masked")
        }
        for id in hides {
            let box = try #require(state.fields[id]?.element?.rectangle)
            #expect(!overlaps(box, legible), "\(id) is legible")
        }
    }

    private func overlaps(_ box: PageRectangle, _ others: [PageRectangle]) -> Bool {
        others.contains {
            $0.x < box.x + box.width && box.x < $0.x + $0.width && $0.y < box.y + box.height && box.y < $0.y + $0.height
        }
    }
}
