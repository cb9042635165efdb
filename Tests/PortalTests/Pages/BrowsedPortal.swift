import Foundation
import StagingPortal
import WebDriver

@testable import Portal

/// A staging portal and a real browser signed in to it, with a draft open where the shape makes one.
struct BrowsedPortal: Sendable {
    let portal: StagingPortal
    let browser: Browser
    let map: SelectorMap
    let values: PacketValues
    let draft: String?

    var fillings: Fillings { Fillings(origin: portal.origin, draft: draft, values: values) }

    /// The browsers that pages are read in.
    typealias Engine = TrialEngine

    /// Starts both, hands them to `body` and ends both.
    static func with(
        _ scenarios: Set<Scenario> = [], shape: CommitShape = .draft, on engine: Engine = .chromium,
        hasEveryFeature: Bool = false,
        _ body: (BrowsedPortal) async throws -> Void
    ) async throws {
        var options = StagingPortalOptions()
        options.scenarios = scenarios
        options.commitShape = shape
        let portal = try await StagingPortal.start(options)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let browser: Browser
        do { browser = try await launch(engine, folder, hasEveryFeature: hasEveryFeature) } catch {
            await portal.stop()
            throw error
        }
        let outcome: Result<Void, any Error>
        do {
            let map = try SelectorMap.load(folder: MapFiles.folder(shape == .draft ? "staging" : "staging-form"))
            let browsed = BrowsedPortal(
                portal: portal, browser: browser, map: map, values: try packet(in: folder), draft: nil)
            try await body(browsed)
            outcome = .success(())
        } catch { outcome = .failure(error) }
        await browser.end()
        await portal.stop()
        try FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    /// A browser of its own, with everything of it in a folder.
    static func launch(
        _ engine: Engine, _ folder: String, hasEveryFeature: Bool = false
    ) async throws -> Browser {
        switch engine.governed {
        case .chromium(var chrome):
            if hasEveryFeature { chrome.disabledBlinkFeatures = [] }
            return try await Browser.launch(chrome, stateFolder: folder)
        case .firefox(let firefox):
            return try await Browser.launch(firefox, stateFolder: folder)
        }
    }

    /// A packet whose attestation really lies in a folder: a browser uploads files, not bytes.
    private static func packet(in folder: String) throws -> PacketValues {
        let values = try SamplePacket.values(folder: folder)
        try FileManager.default.createDirectory(atPath: folder + "/attestations", withIntermediateDirectories: true)
        for file in values.files.values { try Data(file.bytes).write(to: URL(filePath: file.path)) }
        return values
    }

    /// Signs in and begins a request.
    func begun() async throws -> BrowsedPortal {
        _ = try await see(map.firstPage, at: "/login")
        try await run(
            "username.value = 'ops.engineer'; password.value = 'staging-only'; document.getElementById('sign-in').click()"
        )
        _ = try await arrive(at: map.beginning.page)
        try await run("document.getElementById('new-request').click()")
        let first = try await arrive(at: map.pages[0])
        let draft = map.beginning.request == nil ? nil : first.texts(.draft).first
        return BrowsedPortal(portal: portal, browser: browser, map: map, values: values, draft: draft)
    }

    /// Opens an address and probes the page once it is complete.
    func see(_ page: MappedPage, at path: String) async throws -> PageState {
        // An address that is shown already: only another document is the answer to it.
        let before = try await run("return String(performance.timeOrigin)").string
        try await browser.session.navigate(to: portal.origin + path)
        return try await settled(page) { $0.url.hasSuffix(path) && $0.documentToken != before }
    }

    /// Probes the page that a press leads to.
    func arrive(at page: MappedPage) async throws -> PageState {
        try await settled(page) { $0.landmark == [page.landmark.text] }
    }

    func judge(_ page: MappedPage, _ state: PageState) -> DriftVerdict {
        PageDrift.judge(page: page, state: state, map: map, fillings: fillings)
    }

    @discardableResult
    func run(_ script: String) async throws -> JSONValue { try await browser.session.execute(script) }

    /// One round trip.
    func probe(_ page: MappedPage) async throws -> PageState {
        let question = PageProbe(page: page, map: map).argument
        let answer = try await browser.session.execute(PageProbe.script, [.string(question)])
        return try PageProbe.state(from: answer.string ?? "")
    }

    private func settled(_ page: MappedPage, _ isThere: (PageState) -> Bool) async throws -> PageState {
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while true {
            // Between two documents a script has nowhere to run.
            if let state = try? await probe(page), state.readyState == "complete", isThere(state) { return state }
            guard ContinuousClock.now < deadline else { throw ProbeTimeout(page: page.id) }
        }
    }
}

struct ProbeTimeout: Error { let page: String }
