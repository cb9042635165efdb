import Foundation
import StagingPortal
import Testing
import WebDriver

@testable import Portal

/// What a probe costs: one round trip, and time that grows no faster than the page.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ProbeCostTests {
    @Test func `P7 a page is read in one round trip`() async throws {
        let portal = try await StagingPortal.start()
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let recorder = try Recorder(writingTo: "\(folder)/recording.jsonl")
        var chrome = ChromeOptions()
        chrome.noSandbox = getuid() == 0
        let browser = try await Browser.launch(chrome, stateFolder: folder, recorder: recorder)
        let outcome: Result<Void, any Error>
        do {
            try await browser.session.navigate(to: portal.origin + "/login")
            let reader = try await PageReader.open(browser.bidi)
            let map = try SelectorMap.load(folder: MapFiles.folder("staging"))
            let probe = PageProbe(page: map.firstPage, map: map)
            for _ in 0..<3 { _ = try await reader.read(PageProbe.script, [.string(probe.argument)]) }
            outcome = .success(())
        } catch { outcome = .failure(error) }
        await browser.end()
        await portal.stop()
        try recorder.finish()
        let lines = try String(contentsOfFile: "\(folder)/recording.jsonl", encoding: .utf8).split(separator: "\n")
        try FileManager.default.removeItem(atPath: folder)
        try outcome.get()
        #expect(lines.count { $0.contains("script.callFunction") } == 3)
        #expect(!lines.contains { $0.contains("/execute/") || $0.contains("/element") })
    }

    @Test func `a page of four times as many nodes takes about four times as long`() async throws {
        try await Self.measured(on: .chromium, sizes: [5000, 20_000], times: 9) { figures in
            let ratio = figures[20_000, default: 0] / max(figures[5000, default: 1], 0.1)
            #expect(ratio < 10, "\(figures)")
        }
    }

    /// The figures of docs/drift.md, for `scripts/prove probe`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PROBE_PROOF_OUTPUT"] != nil))
    func `what a probe costs, measured`() async throws {
        let output = try #require(ProcessInfo.processInfo.environment["PROBE_PROOF_OUTPUT"])
        var lines: [String] = []
        for engine in [BrowsedPortal.Engine.chromium, .firefox] {
            try await Self.measured(on: engine, sizes: [900, 5000, 20_000], times: 15) { figures in
                let cells = figures.sorted { $0.key < $1.key }.map {
                    "\"\($0.key)\":\((($0.value) * 10).rounded() / 10)"
                }
                lines.append("{\"browser\":\"\(engine.rawValue)\",\"milliseconds\":{\(cells.joined(separator: ","))}}")
            }
        }
        try lines.joined(separator: "\n").appending("\n").write(toFile: output, atomically: true, encoding: .utf8)
    }

    /// The least time of a probe in the page, in milliseconds, by the number of elements.
    ///
    /// The least, because other work on the machine only ever adds to it.
    private static func measured(
        on engine: BrowsedPortal.Engine, sizes: [Int], times: Int, _ body: ([Int: Double]) throws -> Void
    ) async throws {
        try await BrowsedPortal.with(on: engine) { signedOut in
            let browsed = try await signedOut.begun()
            let page = browsed.map.pages[0]
            let probe = PageProbe(page: page, map: browsed.map)
            var figures: [Int: Double] = [:]
            for size in sizes {
                _ = try await browsed.visit(page)
                _ = try await browsed.browser.session.execute(Self.filling, [.number(Double(size))])
                for _ in 0..<times {
                    let found = try await browsed.browser.session.execute(
                        "const start = performance.now(); (function () { \(PageProbe.script) })(arguments[0]); return performance.now() - start;",
                        [.string(probe.argument)])
                    figures[size] = min(figures[size] ?? .infinity, found.number ?? .infinity)
                }
            }
            try body(figures)
        }
    }

    /// Adds rows of a table behind the form until the page has so many elements.
    private static let filling = """
        const table = document.createElement('table');
        document.querySelector('main').append(table);
        while (document.querySelectorAll('*').length < arguments[0]) {
          const rows = Array.from({length: 20}, (_, i) => `<tr><td>Request ${i}</td><td><a href="/requests">CN=Example</a></td>`
            + `<td><span>Pending</span></td></tr>`).join('');
          table.insertAdjacentHTML('beforeend', rows);
        }
        """
}
