import Foundation
package import Valve
import WebDriver

/// A browser in which a person walks a portal once, and what is taken down of it.
///
/// It sends what the person sends, so it is for portals where nothing can go wrong. Typed texts are compared with a
/// packet, if there is one, and forgotten.
package actor WalkRecorder {
    private nonisolated let browser: Browser
    private let valve: Valve
    private let bodies: HeldBodies
    private let leaves: PacketLeaves?
    private var loop: Task<Void, Never>?

    /// What was done at one moment, by milliseconds since 1970; said twice, it is there once.
    private var moments: [Double: [RecordedStep]] = [:]
    private var requests: [(at: Double, request: RecordedRequest)] = []
    /// What the page of the last press showed.
    private(set) var shown: [RecordedValue] = []
    /// What the page showed that came up last.
    private var shownLast: [RecordedValue] = []

    /// Opens a browser that reaches that origin and no other, and starts to take down.
    ///
    /// - Throws: ``Stop`` naming what is missing; nothing is left running then.
    package static func open(
        _ browser: GovernedBrowser, at origin: String, proxy: UpstreamProxy?, comparing leaves: PacketLeaves?,
        stateFolder: String
    ) async throws(Stop) -> WalkRecorder {
        let valve: Valve
        do {
            valve = try await Valve.open(allowing: [try VisitPlan.origin(origin)], through: proxy)
        } catch let stop as Stop {
            throw stop
        } catch {
            throw .machinery(MachineFailure("the valve could not be opened: \(error)"))
        }
        do {
            let launched = try await browser.launched(behind: valve.port, stateFolder: stateFolder)
            do {
                let bodies = try await browser.bodies(launched.bidi)
                let recorder = WalkRecorder(browser: launched, valve: valve, bodies: bodies, leaves: leaves)
                try await recorder.listen()
                try await launched.session.navigate(to: origin)
                return recorder
            } catch {
                await launched.end()
                throw error
            }
        } catch {
            await valve.close()
            throw .machinery(MachineFailure("the browser could not be opened: \(error)"))
        }
    }

    private init(browser: Browser, valve: Valve, bodies: HeldBodies, leaves: PacketLeaves?) {
        self.browser = browser
        self.valve = valve
        self.bodies = bodies
        self.leaves = leaves
    }

    /// For tests, which are the person.
    nonisolated var session: Session { browser.session }

    /// For tests: waits until something was done.
    func waited(until isThere: (RecordedWalk) -> Bool) async -> Bool {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            if isThere(walk) { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    /// What was done so far, and after which step each request was made.
    var walk: RecordedWalk {
        let times = moments.keys.sorted()
        var walk = RecordedWalk(steps: times.flatMap { moments[$0] ?? [] })
        walk.requests = requests.map { at, request in
            // The browser's events tell whole milliseconds.
            let before = times.prefix { $0.rounded(.down) <= at }
            return request.made(after: before.reduce(0) { $0 + (moments[$1]?.count ?? 0) })
        }
        return walk
    }

    /// Returns when the person has closed the browser.
    package func closed() async { await loop?.value }

    /// Ends the browser, if it is still there.
    package func close() async {
        loop?.cancel()
        await browser.end()
        await valve.close()
    }

    /// The first map of what was done.
    package func map(portal: String) -> FirstMap {
        FirstMap(portal: portal, walk: walk, shown: shown, confirmed: shownLast)
    }

    private func listen() async throws(WebDriverError) {
        let events: [JSONValue] = ["network.beforeRequestSent", "script.message"]
        try await browser.bidi.send("session.subscribe", ["events": .array(events)])
        try await browser.bidi.send("script.addPreloadScript", RecorderScript.parameters)
        let stream = browser.bidi.events
        loop = Task { [weak self] in
            // An error of the channel is the browser's end, as a closed window is.
            do { for try await event in stream { await self?.take(event) } } catch {}
        }
    }

    private func take(_ event: BiDiEvent) async {
        switch event.method {
        case "script.message":
            guard event.params["channel"]?.string == RecorderScript.channel,
                let text = event.params["data"]?["value"]?.string,
                let entries = try? JSONDecoder().decode([RecorderReport.Moment].self, from: Data(text.utf8))
            else { return }
            for entry in entries where moments[entry.at] == nil { take(entry) }
        case "network.beforeRequestSent":
            // Nothing is held: the browser shows the body, or keeps it, whether it waits for our word or not.
            guard let request = BrowserRequest(event: event.params), !request.isPlainRead else { return }
            let at = event.params["timestamp"]?.number ?? 0
            requests.append((at, RecordedRequest(await bodies.complete(request))))
        default: break
        }
    }

    private func take(_ moment: RecorderReport.Moment) {
        moments[moment.at] = moment.steps.map { $0.step(leaves) }
        guard let step = moment.steps.last, let seen = step.shown else { return }
        let values = seen.map { RecordedValue(css: $0.css, packet: leaves?.paths(of: $0.text) ?? []) }
        if step.act == RecordedStep.Act.open.rawValue { shownLast = values } else { shown = values }
    }
}

/// What the script reports.
private struct RecorderReport: Decodable {
    let act: String
    let locators: [Locator]
    let name: String?
    let choice: String?
    let text: String?
    let words: String?
    let row: RecordedRow?
    let others: [RecordedPage.Mark]?
    let isTextarea: Bool?
    let page: RecordedPage
    let shown: [RecordedPage.Mark]?

    /// What was done at once.
    struct Moment: Decodable {
        let at: Double
        let steps: [RecorderReport]
    }

    struct Locator: Decodable {
        let css: String?
        let label: String?
        let role: String?
        let name: String?

        var locator: ElementLocator? {
            if let css { return .css(css) }
            if let label { return .label(label) }
            if let role, let name { return .role(role, name: name) }
            return nil
        }
    }

    /// The step, without what was typed.
    func step(_ leaves: PacketLeaves?) -> RecordedStep {
        let act = RecordedStep.Act(rawValue: act) ?? .press
        var step = RecordingReading.step(act, locators.compactMap(\.locator), act == .open ? page.path : nil)
        step.name = name
        step.choice = choice
        step.isTextarea = isTextarea ?? false
        step.page = page
        (step.row, step.others) = (row, others ?? [])
        if step.act != .secret, let text { step.packet = leaves?.paths(of: text) ?? [] }
        if step.packet.isEmpty, let words, let paths = leaves?.paths(of: words), !paths.isEmpty {
            (step.packet, step.isChosenByWords) = (paths, true)
        }
        if step.act == .tick, let truth = leaves?.truth(saidBy: name ?? "") {
            (step.packet, step.equals) = ([truth.path], "\(truth.isTrue)")
        }
        return step
    }
}

extension RecordedRequest {
    fileprivate init(_ request: BrowserRequest) {
        let fields = request.fields ?? []
        let segments = Set(request.path.split(separator: "/").map(String.init))
        var names: [String] = []
        for field in fields where !names.contains(field.name) { names.append(field.name) }
        self.init(
            method: request.method, path: request.path, type: Self.type(of: request.contentType), names: names,
            repeated: Set(fields.filter { segments.contains($0.value) }.map(\.name)), after: 0)
    }

    fileprivate func made(after count: Int) -> RecordedRequest {
        var request = self
        request.after = count
        return request
    }

    private static func type(of contentType: String) -> String? {
        let known = ["x-www-form-urlencoded": "urlencoded", "multipart/": "multipart", "json": "json"]
        return known.first { contentType.lowercased().contains($0.key) }?.value
    }
}
