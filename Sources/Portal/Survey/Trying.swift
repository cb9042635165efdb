import PNGMask
import WebDriver

extension PortalVisit {
    /// Looks at the page that is up by another version of the map, and draws over it what that version finds.
    ///
    /// - Throws: ``Stop/machinery(_:)`` where the browser does not answer any more.
    package func trial(of page: MappedPage, in map: SelectorMap) async throws(Stop) -> PageTrial {
        _ = try await ask(TrialScript.clear)
        let state = try await answer(to: PageProbe(page: page, map: map), in: page.frame)
        let verdict = PageDrift.judge(page: page, state: state, map: map, fillings: fillings)
        let trial = PageTrial(page: page, state: state, map: map, verdict: verdict)
        let plan = try await camera.measure(map.revealed(on: page), in: wanted(page.frame))
        _ = try await ask(TrialScript.draw, [.array(trial.findings.compactMap(\.box)), .array(plan.legible)])
        return trial
    }

    /// Where the page stands: another value means that a drawing no longer fits it.
    package func place() async throws(Stop) -> [Double] {
        (try await ask(TrialScript.place).array ?? []).compactMap(\.number)
    }

    /// Discards the draft that a survey left open for a trial.
    package func discardDraft() async -> Survey.SurveyDraft? {
        guard let draft else { return nil }
        // The wish to end is what brings us here.
        isEnding = true
        return await discard(draft)
    }

    private func ask(_ script: String, _ arguments: [JSONValue] = []) async throws(Stop) -> JSONValue {
        try await driving { () async throws(WebDriverError) in try await reader.read(script, arguments) }
    }
}

extension PageTrial.Finding {
    /// As ``TrialScript`` draws it; nil for what stands nowhere.
    fileprivate var box: JSONValue? {
        guard let rectangle else { return nil }
        let count = matches.first?.count ?? 0
        return [
            "x": .number(rectangle.x), "y": .number(rectangle.y), "width": .number(rectangle.width),
            "height": .number(rectangle.height), "isFound": .bool(isFound),
            "words": .string(count == 1 ? name : "\(name) × \(count)"),
        ]
    }
}

extension RevealPlan {
    /// What stays legible, in CSS pixels: left, top, width, height.
    fileprivate var legible: [JSONValue] {
        let kept = rectangles(width: Int(width * scale), height: Int(height * scale)) ?? []
        return kept.map { kept in
            .array([kept.x, kept.y, kept.width, kept.height].map { .number(Double($0) / scale) })
        }
    }
}
