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
        try await learnOptions(of: page, before)
        let kept = try await enter(page, before)
        laps.end("fill")
        let values = try await readBack(page)
        progress.entered += values
        unsaved = page
        laps.end("read-back")
        let picture = try await camera.picture(revealing: map.revealed(on: page), in: wanted(page.frame))
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
        // What opens a page stands around its frame, as the tabs do.
        frame = nil
        switch page.opening {
        case .follows: break
        case .press(let control): try await press(control)
        case .address(let template):
            try await open(template)
            isAnother = true
        }
        frame = page.frame
        try await ready(page.landmark, on: page.title, newDocument: isAnother)
        try await unfold(page.unfold, on: page.title)
    }

    /// Opens the sections that the map says are to be open, as a person does: by pressing their heads.
    func unfold(_ sections: [String], on title: String) async throws(Stop) {
        for css in sections {
            let heads = try await acting { (session) async throws(WebDriverError) in
                try await session.execute(FoldScript.source, [.string(css)])
            }
            guard let found = heads.array, found.count > 0 else {
                throw .halt(HaltReason(kind: "drift", page: title, reason: "There is no section \(css) to be opened."))
            }
            for head in found.compactMap(Element.init(json:)) {
                try await acting { (session) async throws(WebDriverError) in try await session.click(head) }
            }
        }
    }

    /// Takes down what the choices post that are chosen by their text, as the page has them before the first key.
    private func learnOptions(of page: MappedPage, _ before: PageState) async throws(Stop) {
        for field in page.fields where field.choice == .text {
            let wanted = try texts(of: field)
            let options = (before.fields[field.id]?.element?.options ?? []).filter { [$0.text] == wanted }
            guard options.count == 1 else { throw .halt(.noOption(field.label, wanted.joined())) }
            await inspector.learn(option: options[0].value, of: field.id)
        }
    }

    /// Compares the page with the map; everything that differs stops the run before the first key.
    func unchanged(_ page: MappedPage) async throws(Stop) -> PageState {
        let answer = try await answerText(to: PageProbe(page: page, map: map), in: page.frame)
        let state = try read(answer)
        let verdict = PageDrift.judge(page: page, state: state, map: map, fillings: fillings)
        verdicts[page.id] = verdict
        tape?.take(page: page.id, answer, state, Retelling(map: map, values: values, origin: origin), draft)
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
    /// Asks a page everything the map says about it, in one round trip; one with a frame in a few.
    func probe(_ page: MappedPage) async throws(Stop) -> PageState {
        try await answer(to: PageProbe(page: page, map: map), in: page.frame)
    }

    func answer(to probe: PageProbe, in frame: PageFrame?) async throws(Stop) -> PageState {
        try read(try await answerText(to: probe, in: frame))
    }

    /// What a page answers to a probe, as text, with that of its frame in it; of a frame that is not the one nothing is told.
    func answerText(to probe: PageProbe, in frame: PageFrame?) async throws(Stop) -> String {
        guard let wanted = wanted(frame), let around = probe.around else { return try await asked(probe.argument) }
        let inner = try await driving { () async throws(WebDriverError) -> JSONValue? in
            guard let frame = try? await reader.find(wanted).get() else { return nil }
            let place = [frame.left, frame.top].map { JSONValue.number($0) }
            return try? await frame.read(PageProbe.script, [.string(probe.argument), .array(place)]).get()
        }
        return PageProbe.answer(try await asked(around), around: inner?.string)
    }

    private func asked(_ question: String) async throws(Stop) -> String {
        let answer = try await driving { () async throws(WebDriverError) in
            try await reader.read(PageProbe.script, [.string(question)])
        }
        return answer.string ?? ""
    }

    func read(_ answer: String) throws(Stop) -> PageState {
        do {
            return try PageProbe.state(from: answer)
        } catch {
            throw .machinery(MachineFailure(error.description))
        }
    }
}

/// The heads of all sections (`details`) that a selector finds: null for one that is open already.
enum FoldScript {
    static let source = #"""
        const [css] = arguments;
        return [...document.querySelectorAll(css)].map((section) =>
          section.open ? null : section.querySelector(":scope > summary"));
        """#
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
