package import PNGMask
import WebDriver

extension PortalVisit {
    /// Fills one page: nothing is typed before the page was found to be the one the map describes (P7).
    ///
    /// - Throws: ``Stop`` at the first thing that is not as the map and the packet say.
    package func fill(_ page: MappedPage) async throws(Stop) -> FilledPage {
        let started = ContinuousClock.now
        var laps = Laps()
        current = page
        try await reach(page)
        laps.end("wait")
        let before = try await unchanged(page)
        laps.end("probe")
        let page = page.found(as: before)
        let kept = try await enter(page, before)
        laps.end("fill")
        let values = try await readBack(page)
        progress.entered += values
        unsaved = page
        laps.end("read-back")
        let picture = try await camera.picture(revealing: map.revealed(on: page))
        laps.end("picture")
        let saved = try await save(page)
        laps.end("save")
        return FilledPage(
            id: page.id, title: page.title, verdict: verdicts[page.id] ?? .same, entered: values, kept: kept,
            picture: picture, isSaved: saved,
            took: ContinuousClock.now - started, laps: laps)
    }

    /// Brings the page up and waits for its landmark.
    func reach(_ page: MappedPage) async throws(Stop) {
        var isAnother = false
        switch page.opening {
        case .follows: break
        case .press(let control): try await press(control)
        case .address(let template):
            try await open(template)
            isAnother = true
        }
        try await ready(page.landmark, on: page.title, newDocument: isAnother)
    }

    /// Compares the page with the map; everything that differs stops the run before the first key.
    func unchanged(_ page: MappedPage) async throws(Stop) -> PageState {
        let state = try await probe(page)
        let verdict = PageDrift.judge(page: page, state: state, map: map, fillings: fillings)
        verdicts[page.id] = verdict
        guard verdict.permitsEntry(moved: permitsMoved) else {
            throw .halt(.drifted(page.title, map.version, verdict))
        }
        for region in map.regions(on: page.id) {
            guard let difference = region.difference(in: state) else { continue }
            throw .halt(.regionSpeaks(region, difference, on: page.title))
        }
        return state
    }
}

extension PortalVisit {
    /// Asks a page everything the map says about it, in one round trip.
    func probe(_ page: MappedPage) async throws(Stop) -> PageState {
        try await answer(to: PageProbe(page: page, map: map))
    }

    func answer(to probe: PageProbe) async throws(Stop) -> PageState {
        let answer = try await driving { () async throws(WebDriverError) in
            try await reader.read(PageProbe.script, [.string(probe.argument)])
        }
        do {
            return try PageProbe.state(from: answer.string ?? "")
        } catch {
            throw .machinery(MachineFailure(error.description))
        }
    }
}

/// A page that was filled and read back.
package struct FilledPage: Sendable {
    /// The map's name of the page.
    package let id: String
    /// Its title.
    package let title: String
    /// How it compared with the map, before the first key.
    package let verdict: DriftVerdict
    /// How many values were entered and read back.
    package let entered: Int
    /// How many fields held the packet's value already, as in a draft that was taken up again.
    package let kept: Int
    /// The masked picture, taken after read-back.
    package let picture: MaskedScreenshot
    /// Whether the portal saved it; false where the map has no save for it.
    package let isSaved: Bool
    /// From reaching the page to the portal's answer.
    package let took: Duration
    /// The same, part by part.
    package let laps: Laps
}
