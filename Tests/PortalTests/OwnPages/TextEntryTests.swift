import LocalServers
import Testing
import WebDriver

@testable import Portal

/// How texts get into the fields of a page.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A text of the packet` {
    /// The form with a script beside it.
    private func form(_ script: String, more fields: String = "") throws -> OwnPages {
        var own = try OwnPages()
        own.form = OwnPages.page("Form", OwnPages.form(rows: 1, open: true) + "\(fields)<script>\(script)</script>")
        return own
    }

    @Test(arguments: [BrowsedPortal.Engine.chromium, .firefox])
    func `comes in by input events that the browser itself vouches for`(_ engine: BrowsedPortal.Engine) async throws {
        var own = try form(
            """
            window.told = [];
            for (const kind of ['beforeinput', 'input', 'change'])
              addEventListener(kind, (e) => told.push(`${kind} ${e.target.id || e.target.name} ${e.isTrusted}`), true);
            """)
        own.engine = engine
        try await own.visit { visit, pages in
            try await visit.go(to: "\(pages.origin)/form")
            #expect(try await visit.fill(visit.map.pages[1]).entered == 3)
            let told = try await visit.session.execute("return told").array?.compactMap(\.string) ?? []
            for field in ["san", "note"] {
                for kind in ["input", "change"] { #expect(told.contains("\(kind) \(field) true"), "\(told)") }
            }
            #expect(!told.contains { $0.hasSuffix("false") }, "\(told)")
        }
    }

    @Test(arguments: [BrowsedPortal.Engine.chromium, .firefox])
    func `never goes into another field that took the focus (P3)`(_ engine: BrowsedPortal.Engine) async throws {
        var own = try form("note.onfocus = () => other.focus()", more: "<p><input id='other'></p>")
        own.engine = engine
        try await own.visit { visit, pages in
            try await visit.go(to: "\(pages.origin)/form")
            try await visit.ready("#other", nil, on: "Form", newDocument: true)
            let note = try await visit.element(.css("#note"), "Note")
            var entries = [TextEntry(element: note, value: "as approved")]
            try await visit.type(&entries)
            let held = try await visit.session.execute("return [note.value, other.value]")
            #expect(held == .array([.string(""), .string("")]))
        }
    }
}
