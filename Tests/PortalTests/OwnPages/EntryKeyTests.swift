import LocalServers
import Testing
import WebDriver

@testable import Portal

/// The keys of the map by which a form is entered that no page of the staging portal has, on pages of our own.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A form of our own` {
    /// What stops the entry of one page.
    private func halted(_ own: OwnPages, page index: Int = 1) async throws -> HaltReason? {
        var reason: HaltReason?
        try await own.visit { visit, pages in
            do {
                if index > 0 { try await visit.go(to: "\(pages.origin)/form") }
                _ = try await visit.fill(visit.map.pages[index])
            } catch let stop as Stop {
                guard case .halt(let why) = stop else { throw stop }
                reason = why
            }
        }
        return reason
    }

    // choose: text

    @Test func `posts what the option posts that people read, and that is what is demanded of the body (P3)`()
        async throws
    {
        try await OwnPages().visit { visit, pages in
            let filled = try await visit.fill(visit.map.pages[0])
            #expect(filled.entered == 1 && filled.isSaved)
            #expect(pages.posted == ["/choice authority=9"])
        }
    }

    @Test func `that posts another option than the one chosen is stopped (P3)`() async throws {
        var own = try OwnPages()
        own.choice += "<script>document.querySelector('#choice').onsubmit = () => { authority.value = '7' }</script>"
        let reason = try await halted(own, page: 0)
        #expect(
            reason?.kind == "request" && reason?.differences.joined().contains("authority") == true, "\(reason as Any)")
    }

    @Test(arguments: [("Issuing CA</option>", "Another CA</option>"), ("Other CA</option>", "Issuing CA</option>")])
    func `whose words stand for no option, or for two, is not entered`(_ old: String, _ new: String) async throws {
        var own = try OwnPages()
        own.choice = own.choice.replacing(old, with: new)
        let reason = try await halted(own, page: 0)
        let words = (reason?.differences ?? []).joined() + (reason?.reason ?? "")
        #expect(reason?.kind == "drift" && words.contains("Issuing CA"), "\(reason as Any)")
    }

    // unfold, row removal

    @Test(arguments: [true, false], [0, 1, 2, 5])
    func `is unfolded where it is folded, and has as many rows as the packet, however many were there`(
        _ open: Bool, _ rows: Int
    ) async throws {
        var own = try OwnPages()
        own.form = OwnPages.page("Form", OwnPages.form(rows: rows, open: open))
        try await own.visit { visit, pages in
            try await visit.go(to: "\(pages.origin)/form")
            let filled = try await visit.fill(visit.map.pages[1])
            #expect(filled.entered == 3)
            let script =
                "return [more.open, ...[...document.querySelectorAll('#rows input, #note')].map((e) => e.value)]"
            let shown = try await visit.session.execute(script)
            #expect(
                shown
                    == .array([
                        .bool(true), .string("signing.example.bank"), .string("https://example.bank/release"),
                        .string("as approved"),
                    ]))
        }
    }

    @Test func `without the section to be unfolded stops`() async throws {
        var own = try OwnPages()
        own.form = own.form.replacing("<details id=\"more\">", with: "<details id=\"less\">")
        #expect(try await halted(own)?.reason == "There is no section #more to be opened.")
    }

    @Test func `whose rows stay though they were taken away stops at the reading back (P3)`() async throws {
        var own = try OwnPages()
        own.form = OwnPages.page("Form", OwnPages.form(rows: 3, remove: "void 0"))
        let reason = try await halted(own)
        #expect(
            reason?.kind == "read-back" && reason?.differences.first?.hasPrefix("Names: ") == true, "\(reason as Any)")
    }

    @Test func `with a row that nothing takes away stops`() async throws {
        var own = try OwnPages()
        own.form = OwnPages.page("Form", OwnPages.form(rows: 3).replacing("class=\"gone\"", with: "class=\"stays\""))
        #expect(try await halted(own)?.reason.contains("what removes a row") == true)
    }

    // review: { again: … }

    @Test func `is read once more before the last click, value for value (P3)`() async throws {
        try await OwnPages().visit { visit, pages in
            try await visit.go(to: "\(pages.origin)/form")
            _ = try await visit.fill(visit.map.pages[1])
            #expect(try await visit.review(isFresh: false).values == 3)
            #expect(try await visit.review(isFresh: true).values == 3)
            #expect(pages.posted.isEmpty)
        }
    }

    @Test(arguments: [
        ("note.value = 'changed'", "read-back"), ("document.querySelector('#rows input').value = ''", "read-back"),
        ("document.querySelector('.messages').innerHTML = '<li>The queue closes at noon.</li>'", "messages"),
        ("document.querySelector('#send').textContent = 'Send all'", "drift"),
    ])
    func `that changed after it was filled is not submitted (P3, P7)`(_ script: String, _ kind: String) async throws {
        try await OwnPages().visit { visit, pages in
            try await visit.go(to: "\(pages.origin)/form")
            _ = try await visit.fill(visit.map.pages[1])
            _ = try await visit.session.execute(script)
            do {
                _ = try await visit.review(isFresh: true)
                Issue.record("it was reviewed as equal")
            } catch let stop as Stop {
                guard case .halt(let reason) = stop else { throw stop }
                #expect(reason.kind == kind, "\(reason)")
            }
        }
    }
}
