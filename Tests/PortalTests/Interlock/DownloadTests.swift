import Foundation
import StagingPortal
import Testing
import WebDriver

@testable import Portal

@Suite(.serialized, .timeLimit(.minutes(10))) struct `A download` {
    @Test(arguments: TrialEngine.allCases)
    func `is kept by a browser, and not by a governed one (P5)`(_ engine: TrialEngine) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "downloads-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let portal = try await StagingPortal.start()
        let browser = try await engine.launch(behind: nil, trusting: nil, stateFolder: folder)
        let result: Result<Void, any Error>
        do {
            result = .success(try await look(browser, engine, portal.origin, folder))
        } catch { result = .failure(error) }
        await browser.end()
        await portal.stop()
        try FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    private func look(_ browser: Browser, _ engine: TrialEngine, _ origin: String, _ folder: String) async throws {
        let allowed: JSONValue = ["type": "allowed", "destinationFolder": .string(folder)]
        try await browser.bidi.send("browser.setDownloadBehavior", ["downloadBehavior": allowed])
        try await browser.session.navigate(to: "\(origin)/login")
        try await download("first.txt", in: browser)
        try await wait(.seconds(60)) { files(in: folder).contains("first.txt") }
        #expect(files(in: folder).contains("first.txt"))

        let rules = RequestRules(
            map: try SelectorMap.load(folder: MapFiles.folder("staging")), values: try SamplePacket.values(),
            origin: origin, uncompared: [])
        let inspector = Inspector(bidi: browser.bidi, rules: rules) {}
        try await inspector.watch(engine.governed)
        try await download("second.txt", in: browser)
        // Several times what the first one took.
        try await wait(.seconds(3)) {
            !Set(files(in: folder) + files(in: browser.runFolder)).isDisjoint(with: ["second.txt"])
        }
        #expect(!files(in: folder).contains("second.txt"))
        let kept = files(in: browser.runFolder).filter { $0.contains("second") }
        #expect(kept == [])
    }

    private func download(_ name: String, in browser: Browser) async throws {
        let script = """
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob(['kept']));
            link.download = '\(name)';
            document.body.append(link);
            link.click();
            """
        // Right after a navigation there may be no page yet.
        let end = ContinuousClock.now + .seconds(60)
        while (try? await browser.session.execute("return !!document.querySelector('h1')")) != true {
            guard ContinuousClock.now < end else { break }
        }
        _ = try await browser.session.execute(script)
    }

    private func wait(_ limit: Duration, until holds: () -> Bool) async throws {
        let end = ContinuousClock.now + limit
        while !holds(), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(50)) }
    }

    /// Names of all files in a folder, however deep, that hold anything: Firefox makes an empty one before it asks.
    private func files(in folder: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { name in
            let size = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int
            return (size ?? 0) > 0
        }.map { URL(filePath: $0).lastPathComponent }
    }
}
