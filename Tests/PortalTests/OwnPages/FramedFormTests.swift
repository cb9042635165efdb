import LocalServers
import PNGMask
import Testing
import WebDriver

@testable import Portal

/// A page whose form stands in a frame of the portal's own, on pages of our own.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A form in a frame` {
    private static let frame = "<iframe id=work src=/inner width=900 height=700></iframe>"
    private static let key = "    frame: { css: \"#work\", path: /inner }\n"

    /// The pages, the form in a frame of the second one; `around` is what that page shows.
    private func pages(
        _ around: String = frame, key: String = key, on engine: BrowsedPortal.Engine = .chromium
    ) throws -> OwnPages {
        var own = try OwnPages()
        own.engine = engine
        own.others["GET /inner"] = StaticPages.Page(own.form)
        own.form = OwnPages.page("Work", around)
        own.edits = [("    path: /form\n    landmark", "    path: /form\n\(key)    landmark")]
        return own
    }

    /// What stops the entry of the page with the frame.
    private func halted(_ own: OwnPages) async throws -> HaltReason? {
        var own = own
        own.patience = .seconds(3)
        var reason: HaltReason?
        try await own.visit { visit, pages in
            try await visit.go(to: pages.origin + "/form")
            do {
                _ = try await visit.fill(visit.map.pages[1])
            } catch let stop as Stop {
                guard case .halt(let why) = stop else { throw stop }
                reason = why
            }
        }
        return reason
    }

    @Test(arguments: [BrowsedPortal.Engine.chromium, .firefox])
    func `is entered, unfolded, read back and read once more there (P3)`(_ engine: BrowsedPortal.Engine) async throws {
        try await pages(on: engine).visit { visit, pages in
            try await visit.go(to: pages.origin + "/form")
            let filled = try await visit.fill(visit.map.pages[1])
            #expect(filled.entered == 3 && filled.verdict.grade == .same, "\(filled.verdict)")
            #expect(try await visit.review(isFresh: true).values == 3)
            let script =
                "return [...document.querySelector('#work').contentDocument.querySelectorAll('#rows input, #note')].map((e) => e.value)"
            // The session stands in the page itself again.
            let held = try await visit.session.execute(script)
            #expect(
                held == ["signing.example.bank", "https://example.bank/release", "as approved"], "\(held)")
            #expect(pages.posted.isEmpty)
        }
    }

    @Test(arguments: [
        ("", "it is not on the page"), (frame + frame, "2 elements match it"),
        ("<div id=work></div>", "is not of the portal's origin, or cannot be read"),
        (frame.replacing("src=/inner", with: "src=/choice"), "it shows /choice"),
        (frame.replacing("src=/inner", with: "src=/inner sandbox"), "is not of the portal's origin, or cannot be read"),
        (frame.replacing("src=/inner", with: "srcdoc='<h1>Form</h1>'"), "is not of the portal's origin"),
        (frame.replacing("src=/inner", with: "src=http://localhost:9/inner"), "is not of the portal's origin"),
    ])
    func `that is not the one is not entered, and the reason is named (P7)`(
        _ around: String, _ words: String
    ) async throws {
        let reason = try await halted(pages(around))
        #expect(reason?.kind == "frame" && reason?.reason.contains(words) == true, "\(reason as Any)")
        #expect(reason?.reason.contains("#work") == true && reason?.page == "Form")
    }

    @Test(arguments: [
        ("<div style='position:absolute;inset:0'>over</div>", "covered by div"),
        ("<style>#work { opacity: 0 }</style>", "the frame #work is hidden"),
        ("<div role=dialog>Extend the request?</div>", "Extend the request?"),
        ("<div role=alert>The queue closes at noon.</div>", "The queue closes at noon."),
        ("<iframe src=http://localhost:9/></iframe>", "a frame whose content is not seen"),
    ])
    func `round which the page is not what the map says is not entered (P7)`(
        _ more: String, _ words: String
    ) async throws {
        var own = try pages(Self.frame + more)
        // Unfolded already: nothing is pressed before the page is judged.
        own.others["GET /inner"] = StaticPages.Page(OwnPages.page("Form", OwnPages.form(rows: 1, open: true)))
        let reason = try await halted(own)
        #expect(reason?.kind == "drift" && reason?.differences.joined().contains(words) == true, "\(reason as Any)")
    }

    @Test func `is found by no map that does not name the frame, and the other way round (P7)`() async throws {
        #expect(try await halted(pages(key: ""))?.kind == "drift")
        var own = try OwnPages()
        own.edits = [("    path: /form\n    landmark", "    path: /form\n\(Self.key)    landmark")]
        #expect(try await halted(own)?.kind == "frame")
    }

    @Test func `is judged by what the portal says round it and in it alike`() async throws {
        let says = "<script>document.querySelector('.messages').innerHTML = '<li>Closed.</li>'</script>"
        #expect(try await halted(pages(Self.frame + says))?.kind == "messages")
        var own = try pages()
        own.others["GET /inner"]?.body += says
        #expect(try await halted(own)?.kind == "messages")
    }

    @Test(arguments: [BrowsedPortal.Engine.chromium, .firefox])
    func `P5 is legible in a picture where the map reveals it, and nowhere that the page round it covers`(
        _ engine: BrowsedPortal.Engine
    ) async throws {
        var own = try pages(on: engine)
        own.others["GET /inner"]?.body += "<p class=hint>A hint.</p>"
        try await own.visit { visit, pages in
            try await visit.go(to: pages.origin + "/form")
            let page = visit.map.pages[1]
            _ = try await visit.fill(page)
            let state = try await visit.probe(page)
            let name = try #require(state.fields["names"]?.rows.first?["san"]?.element?.rectangle)
            #expect(try await legible(visit, page).contains { $0.overlaps(name) })
            // What a frame shows that the map does not reveal is masked, as everything is that a map without it names.
            let frame = try #require(state.inner?.rectangle)
            let kept = try await legible(visit, page).filter { $0.overlaps(frame) }
            let hint =
                try await visit.session.execute(
                    "const r = document.querySelector('#work').contentDocument.querySelector('.hint').getBoundingClientRect(); return [r.x, r.y, r.width, r.height];"
                ).array?.compactMap(\.number) ?? []
            try #require(hint.count == 4)
            let place = PageRectangle(
                x: hint[0] + frame.x + 2, y: hint[1] + frame.y + 2, width: hint[2], height: hint[3])
            #expect(!kept.isEmpty && !kept.contains { $0.overlaps(place) })
            _ = try await visit.session.execute(
                "const lid = document.createElement('div'); lid.style = 'position:absolute;inset:0'; document.body.append(lid);"
            )
            #expect(try await legible(visit, page).filter { $0.overlaps(frame) }.isEmpty)
        }
    }

    /// What the camera would keep of the viewport, in CSS pixels: the window's scale is 1.
    private func legible(_ visit: PortalVisit, _ page: MappedPage) async throws -> [PageRectangle] {
        let plan = try await visit.camera.measure(visit.map.revealed(on: page), in: await visit.wanted(page.frame))
        return try #require(plan.rectangles(width: Int(plan.width), height: Int(plan.height))).map { kept in
            PageRectangle(x: Double(kept.x), y: Double(kept.y), width: Double(kept.width), height: Double(kept.height))
        }
    }
}

extension PageRectangle {
    fileprivate func overlaps(_ other: PageRectangle) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
}
