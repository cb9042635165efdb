import WebDriver

extension PortalVisit {
    /// Discards a draft of this visit by the portal's own list, where the map says how.
    func discard(_ draft: String) async -> Survey.SurveyDraft {
        guard let drafts = map.drafts, let abandon = drafts.abandon else {
            return Survey.SurveyDraft(id: draft, left: "the map does not say how a draft is discarded")
        }
        do {
            try await open(drafts.list)
            let row = try await row(of: draft, in: drafts)
            await inspector.forget(abandon.request)
            let button = try await element(abandon.control.locators[0], "“\(abandon.control.label)”", within: row)
            try await press(button, abandon.control.label)
            try await answered(abandon.request, on: "drafts")
            return Survey.SurveyDraft(id: draft, left: nil)
        } catch {
            return Survey.SurveyDraft(id: draft, left: Self.words(error))
        }
    }

    /// The row of one draft, once the portal shows its list.
    private func row(of draft: String, in drafts: DraftControls) async throws(Stop) -> Element {
        let end = ContinuousClock.now + limits.page
        while ContinuousClock.now < end {
            try await obey()
            let ids = (try? await texts(matching: ["\(drafts.rows) \(drafts.id.css)"])) ?? [[]]
            let found = ids[0].map { drafts.id.pattern.capture(in: $0) }
            if found.count(where: { $0 == draft }) == 1, let index = found.firstIndex(of: draft) {
                let value = try await acting { (session) async throws(WebDriverError) in
                    try await session.execute(FindScript.source, [ElementLocator.css(drafts.rows).argument, .null])
                }
                let rows = (value.array ?? []).compactMap(Element.init(json:))
                if rows.count == found.count { return rows[index] }
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        throw .halt(HaltReason(kind: "draft", reason: "The portal's list shows no draft \(draft)."))
    }
}
