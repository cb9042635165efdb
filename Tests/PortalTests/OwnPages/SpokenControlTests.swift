import LocalServers
import Testing
import WebDriver

@testable import Portal

/// Controls without name, id or tied label, on pages of our own: found by what people read, and by nothing else.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A control that only people can name` {
    private static let open = #"""
        this.nextElementSibling.hidden = false
        """#
    private static let list = #"""
        <ul role="listbox" hidden onclick="this.hidden = true; this.previousElementSibling.textContent = event.target.textContent">
        <li role="option">Test</li><li role="option">Release</li></ul>
        """#

    private static func own(_ replacing: (String, String)? = nil) throws -> OwnPages {
        var own = try OwnPages()
        own.edits = [
            (
                "- { id: note, label: Note, value: as approved, reveal: true }",
                """
                - { id: note, label: Note, by: { caption: Note }, posts: note, value: as approved }
                      - { id: use, label: Use, kind: combobox, by: { role: combobox, name: Use }, value: Release }
                """
            ), ("carries: [form] }", "carries: [form], body: { use: { value: release } } }"),
        ]
        own.form = own.form.replacing(
            #"<label for="note">Note</label>"#,
            with: """
                <p class="box"><span>Note</span> <input class="note"></p>
                <div role="combobox" aria-label="Use" tabindex="0" onclick="\(open)">Please choose</div>\(list)
                """
        ).replacing(#"<input id="note" name="note">"#, with: "")
        guard let replacing else { return own }
        guard own.form.contains(replacing.0) else { throw Unchanged(text: replacing.0) }
        own.form = own.form.replacing(replacing.0, with: replacing.1)
        return own
    }

    private struct Unchanged: Error { let text: String }

    private func reason(_ own: OwnPages) async throws -> HaltReason? {
        var found: HaltReason?
        try await own.visit { visit, pages in
            try await visit.go(to: "\(pages.origin)/form")
            do { _ = try await visit.fill(visit.map.pages[1]) } catch let stop as Stop {
                guard case .halt(let reason) = stop else { throw stop }
                found = reason
            }
        }
        return found
    }

    @Test(arguments: [BrowsedPortal.Engine.chromium, .firefox])
    func `is filled and read back (P3)`(_ engine: BrowsedPortal.Engine) async throws {
        var own = try Self.own()
        own.engine = engine
        try await own.visit { visit, pages in
            try await visit.go(to: "\(pages.origin)/form")
            let filled = try await visit.fill(visit.map.pages[1])
            #expect(filled.entered == 4)
            let shown = try await visit.session.execute(
                "return [document.querySelector('.note').value, document.querySelector('[role=combobox]').textContent]")
            #expect(shown == .array([.string("as approved"), .string("Release")]))
        }
    }

    @Test(arguments: [
        ("<span>Note</span>", "<span>Remark</span>", "drift", "caption “Note”"),
        // Two controls beside one text: whose caption it is cannot be known.
        (#"<input class="note">"#, #"<input class="note"><input class="other">"#, "drift", "caption “Note”"),
        (#"aria-label="Use""#, #"aria-label="Purpose""#, "drift", "combobox “Use”"),
        ("<li role=\"option\">Release</li>", "", "drift", "Release"),
        ("<li role=\"option\">Test</li>", "<li role=\"option\">Release</li>", "drift", "Release"),
        ("event.target.textContent", "'Test'", "read-back", "Use"),
    ])
    func `that is not what the map says stops the page (P3, P7)`(
        _ old: String, _ new: String, _ kind: String, _ words: String
    ) async throws {
        let reason = try await reason(Self.own((old, new)))
        #expect(reason?.kind == kind, "\(reason as Any)")
        let said = ([reason?.reason ?? ""] + (reason?.differences ?? [])).joined(separator: " | ")
        #expect(said.contains(words), "\(said)")
    }
}
