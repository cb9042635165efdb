extension PortalVisit {
    /// Saves the draft at an end, where the page allows it, and says what of it is known.
    ///
    /// A draft is saved only if the page is still the one the map describes and all it holds equals the packet; a
    /// page that differs is left as it is, and the last good save is named.
    package func keepDraft() async -> KeptDraft {
        guard let page = unsaved, let keep = page.keep, await isClean() else { return kept("nothing more was saved") }
        isEnding = true
        do {
            try await reach(page)
            _ = try await unchanged(page)
            _ = try await readBack(page)
            try await make(keep, on: page.title)
            progress.lastSaved = page.title
            if draft == nil { try await learnDraft(on: page.title) }
            return kept("saved with “\(page.title)”")
        } catch {
            return kept("nothing more was saved")
        }
    }

    private func isClean() async -> Bool {
        let failed = await inspector.findings.contains { $0.decision == .failed }
        let isBlind = await inspector.blindness != nil
        let hasDialog = await !inspector.dialogs.isEmpty
        guard case .unarmed = await inspector.commit else { return false }
        return !failed && !isBlind && !hasDialog
    }

    private func kept(_ words: String) -> KeptDraft {
        KeptDraft(id: draft, isTakenUp: isTakenUp, lastSaved: progress.lastSaved, words: words)
    }
}

/// What is known of the draft when a run ends before its release.
package struct KeptDraft: Sendable {
    /// The draft's id, where the portal made one.
    package let id: String?
    /// Whether an earlier run made it.
    package let isTakenUp: Bool
    /// The page that the portal saved last.
    package let lastSaved: String?
    /// What was done about it, for people.
    package let words: String
}
