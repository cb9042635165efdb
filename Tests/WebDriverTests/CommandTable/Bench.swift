import Foundation
import WebDriver

/// What a trial works with: a fresh page with one of everything.
struct Bench: Sendable {
    let session: Session
    let url: String

    /// A trial's expectation that did not hold.
    struct Wrong: Error {
        let words: String
    }

    func require(_ condition: Bool, _ words: String) throws {
        guard condition else { throw Wrong(words: words) }
    }

    func element(_ id: String) async throws -> Element {
        try await session.find(.css("#\(id)"))
    }

    static let pages = [
        "/": """
        <!doctype html><html lang=en><title>Bench</title>
        <style>#go { color: rgb(1, 2, 3) } #area { width: 90px; height: 30px }</style>
        <h1 id=head>Hello  there</h1><div id=area>area</div>
        <label for=name>User name</label><input id=name data-x="a b" value=old>
        <input id=tick type=checkbox checked><input id=file type=file><button id=go>Go</button>
        <p id=box><b class=line>a</b><b class=line>b</b></p><div id=host></div>
        <iframe id=frame src=/frame></iframe>
        <script>
          host.attachShadow({mode: 'open'}).innerHTML = '<i class=deep>1</i><i class=deep>2</i>';
          var clicks = 0;
          go.onclick = () => { clicks += 1 };
        </script>
        """,
        "/second": "<!doctype html><title>Second</title>",
        "/frame": "<!doctype html><title>Frame</title><p id=inner>inside</p>",
    ]

    /// Opens the page anew, whatever the trial before has left.
    func reset() async throws {
        try await session.switchToTop()
        // An address of its own: the page of the trial before must not be taken for it.
        let page = "\(url)/?\(UUID().uuidString)"
        try await session.navigate(to: page)
        // WebKit answers `no such frame` while a page is on its way out.
        let script = "return document.readyState === 'complete' && location.href === arguments[0]"
        try await session.wait(for: .script("the bench", script, [.string(page)]), within: .seconds(60))
    }
}

/// One command tried for real.
struct Trial: Sendable {
    /// The command as it is sent, with stand-ins for what only a page can give.
    let command: Command
    /// Sends it and looks at what it did.
    let run: @Sendable (Bench) async throws -> Void

    init(_ command: Command, _ run: @escaping @Sendable (Bench) async throws -> Void) {
        self.command = command
        self.run = run
    }

    /// What the table says: `✓`, the code of the error, or what was wrong; and whether the browser may be spoilt.
    func result(_ bench: Bench) async -> (String, isSpoilt: Bool) {
        do {
            try await run(bench)
            return ("✓", false)
        } catch let error as WebDriverError {
            let words = command.name == error.command ? "" : " at \(error.command)"
            return ("`\(error.code.rawValue)`\(words)", error.outcome == .unknown)
        } catch let wrong as Bench.Wrong {
            return ("wrong: \(wrong.words)", false)
        } catch {
            return ("\(error)", true)
        }
    }
}
