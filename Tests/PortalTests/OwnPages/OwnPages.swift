import Foundation
import Governance
import LocalServers
import PKI
import WebDriver

@testable import Portal

/// A small portal of pages that stand still, with its map: a choice, a folded form with rows, a list whose rows are opened.
struct OwnPages {
    /// The page with the choice, which is saved before the form comes.
    var choice = Self.page(
        "Choice",
        """
        <form id="choice" method="post" action="/choice"><label for="authority">Authority</label>
        <select id="authority" name="authority"><option value="7">Other CA</option><option value="9">Issuing CA</option></select>
        <button id="go">Go on</button></form>
        """)
    /// The form, which is read once more before the last click.
    var form = Self.page("Form", Self.form(rows: 1))
    /// What else is there, by path.
    var others: [String: StaticPages.Page] = [:]
    /// Lines of the map, and what stands there instead.
    var edits: [(String, String)] = []
    var engine = BrowsedPortal.Engine.chromium
    /// How long a page may take to become what the map says.
    var patience = Duration.seconds(20)
    /// The packet, of a run that began on the day that ``IssuingAuthority`` issues on.
    let values: PacketValues

    init() throws {
        let sample = try SamplePacket.values()
        values = PacketValues(
            packet: sample.packet, files: sample.files, began: Instant(milliseconds: IssuingAuthority.began))
    }

    static func page(_ title: String, _ body: String) -> String {
        """
        <!doctype html><title>\(title)</title><h1>\(title)</h1><p id="account">ops</p><ul class="messages"></ul>\(body)
        """
    }

    /// The form with some rows that were there before, its part for notes folded.
    static func form(rows: Int, open: Bool = false, remove: String = "this.parentElement.remove()") -> String {
        let row =
            #"<div class="row"><input name="san"><button type="button" class="gone" onclick="\#(remove)">Remove</button></div>"#
        let add = "document.querySelector('#rows').append(document.querySelector('template').content.cloneNode(true))"
        return """
            <form id="form" method="post" action="/form"><div id="rows">\(String(repeating: row, count: rows))</div>
            <template>\(row)</template><button type="button" id="add" onclick="\(add)">Add</button>
            <details id="more"\(open ? " open" : "")><summary>More</summary><label for="note">Note</label>
            <input id="note" name="note"></details><button id="send">Send</button></form>
            """
    }

    /// Starts pages and browser, hands a visit to `body`, and ends both.
    func visit(_ body: (PortalVisit, StaticPages) async throws -> Void) async throws {
        var all = others
        all["GET /choice"] = StaticPages.Page(choice)
        all["POST /choice"] = StaticPages.Page("", status: 303, location: "/form")
        all["GET /form"] = StaticPages.Page(form)
        let pages = try StaticPages(all)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plan = VisitPlan(
            map: try map(), values: values, origin: pages.origin, uncompared: [], browser: engine.governed,
            proxy: nil,
            stateFolder: folder,
            limits: VisitLimits(
                page: patience, save: .seconds(20),
                commit: CommitLimits(hold: .seconds(20), answer: .seconds(20))), isInterrupted: { false })
        let visit = try await PortalVisit.open(plan, purposes: Set(RequestPurpose.allCases))
        let result: Result<Void, any Error>
        do { result = .success(try await body(visit, pages)) } catch { result = .failure(error) }
        await visit.close()
        try result.get()
    }

    private func map() throws -> SelectorMap {
        var text = Self.map
        for (old, new) in edits {
            guard text.contains(old) else { throw CocoaError(.formatting) }
            text = text.replacing(old, with: new)
        }
        return try SelectorMap.parse(Array(text.utf8), file: "map.yaml")
    }
}
