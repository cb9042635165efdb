/// A request that waits at the browser's network because of the commit, and is not the commit.
struct ParkedRequest: Sendable {
    let request: BrowserRequest
    /// The map's name of it.
    let declared: String?
    /// Whether the map says that it may pass at any time.
    let isBackground: Bool
    /// Whether it began before the release.
    let isFromBefore: Bool

    /// Whether it may pass once the answer is there: reads that follow from it, and those the map declares harmless.
    var mayPassAfterwards: Bool { request.isPlainRead && (isBackground || !isFromBefore) }

    /// What it is, for people.
    var words: String {
        "\(request.method) \(request.path) began while the commit was armed, and was kept waiting"
    }
}

extension Inspector {
    /// What came since the commit was armed instead of it, a line each.
    func insteadOfTheCommit() -> [String] {
        let stopped = findings.filter { [.failed, .takenAway].contains($0.decision) }.map(\.words)
        return parked.filter { !$0.isBackground }.map(\.words) + preludeWords + stopped
    }
}
