/// What a run tells while it goes on; a display shows it, nothing depends on its being shown.
package enum RunEvent: Hashable, Sendable {
    /// The run has a name and its inputs are known.
    case started(RunStart)

    /// What is being done now, in words; shown only until something else happens.
    case working(String)

    /// A gate has judged.
    case gateJudged(GateReport)

    /// The browser is up behind the valve, in words: `chromium 156, headless, origin pinned`.
    case browserReady(String)

    /// A person has to do something in the browser's window now, in words.
    case awaited(String)

    /// A page was entered, read back and kept.
    case pageDone(PageReport)

    /// The review page equals the packet, in words.
    case reviewed(String)

    /// What a person's page tried to send and was stopped, in words.
    case stopped(String)

    /// One step of the commit, in words: `intent recorded`, `held`, `body equal (14 of 14)`, `released once`.
    case commit(step: String)

    /// One read-only look-up after a release, in words.
    case lookedUp(String)

    /// The run has ended.
    case finished(RunOutcome)
}

/// What a run starts from.
package struct RunStart: Codable, Hashable, Sendable {
    /// Name of the run.
    package var run: String
    /// Request in the governed record.
    package var request: String
    /// Version of the request.
    package var version: Int
    /// SHA-256 over the canonical packet, hexadecimal.
    package var packetDigest: String
    /// Portal.
    package var portal: String
    /// Version of the selector map.
    package var map: String
    /// Whether it ends at the review page.
    package var rehearsal: Bool

    /// Takes every part as given.
    package init(
        run: String, request: String, version: Int, packetDigest: String, portal: String, map: String, rehearsal: Bool
    ) {
        self.run = run
        self.request = request
        self.version = version
        self.packetDigest = packetDigest
        self.portal = portal
        self.map = map
        self.rehearsal = rehearsal
    }
}

/// What became of one page.
package struct PageReport: Codable, Hashable, Sendable {
    /// Its identifier in the map.
    package var id: String
    /// Its title in the map.
    package var title: String
    /// Values entered.
    package var entered: Int
    /// Values read back and equal.
    package var readBack: Int
    /// Time it took.
    package var milliseconds: Int64
    /// What that time went into.
    package var parts: [TimedPart]
    /// How the page compared with its map: `same`, `cosmetic` or, where policy permits it, `moved`.
    package var drift: String

    /// Takes every part as given.
    package init(
        id: String, title: String, entered: Int, readBack: Int, milliseconds: Int64, parts: [TimedPart] = [],
        drift: String = "same"
    ) {
        self.id = id
        self.title = title
        self.entered = entered
        self.readBack = readBack
        self.milliseconds = milliseconds
        self.parts = parts
        self.drift = drift
    }
}
