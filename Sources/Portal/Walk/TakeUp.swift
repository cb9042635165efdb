import WebDriver

extension PortalVisit {
    /// Opens a draft that an earlier run left, found in the portal's own list by its id.
    ///
    /// Nothing in it is believed: every page is compared with map and packet again, and saved again, so that every
    /// value is covered by a request of this run that was compared (P3).
    ///
    /// - Throws: ``Stop/halt(_:)`` where the portal shows no such draft, or more than one.
    package func takeUp(draft id: String) async throws(Stop) {
        guard let drafts = map.drafts else { throw .halt(.notTakenUp(id, "its map names no list of drafts")) }
        try countValues()
        try await open(drafts.list)
        let shown = try await listed(drafts)
        guard shown.filter({ $0 == id }).count == 1 else {
            throw .halt(.notTakenUp(id, "it lists \(shown.isEmpty ? "no draft" : shown.joined(separator: ", "))"))
        }
        draft = id
        isTakenUp = true
        await inspector.follow(draft: id)
        try await open(drafts.reopen)
    }

    /// The ids of the drafts that the portal lists, once it shows a list.
    private func listed(_ drafts: DraftControls) async throws(Stop) -> [String] {
        let end = ContinuousClock.now + limits.page
        while ContinuousClock.now < end {
            try await obey()
            let texts = (try? await texts(matching: ["\(drafts.rows) \(drafts.id.css)"])) ?? [[]]
            let ids = texts[0].compactMap(drafts.id.pattern.capture)
            if !ids.isEmpty { return ids }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return []
    }
}

extension HaltReason {
    static func notTakenUp(_ draft: String, _ why: String) -> HaltReason {
        HaltReason(
            kind: "draft", reason: "Draft \(draft) cannot be taken up again: the portal's answer is that \(why).")
    }
}
