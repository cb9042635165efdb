package import PNGMask
import Valve
import WebDriver

/// One visit to a portal: a browser of its own behind a valve of its own, led by a selector map.
///
/// Every step either does what the map says and what the packet gives, or stops (``Stop``). Nothing about a portal is
/// in code: what can be done here is what a map can say.
package actor PortalVisit {
    /// What leads it.
    package nonisolated let map: SelectorMap
    let values: PacketValues
    let origin: String
    let browser: Browser
    /// Reads pages; never waits for a navigation that is held.
    let reader: PageReader
    let valve: Valve
    let camera: Camera
    let limits: VisitLimits
    let isInterrupted: @Sendable () -> Bool
    /// The two guards of the commit.
    package nonisolated let interlock: Interlock
    /// Whether policy lets a page be filled whose fields are found by another locator of the map.
    let permitsMoved: Bool
    /// Where the walk is taken down, for tests.
    let tape: WalkTape?
    /// Who touches a security key where the portal asks for one.
    let holder: KeyHolder

    /// How each page compared with the map when it was looked at last, by its id.
    package internal(set) var verdicts: [String: DriftVerdict] = [:]

    /// The draft's id, once the portal has named it.
    package internal(set) var draft: String?
    /// Whether an earlier run made the draft.
    var isTakenUp = false
    /// Whether a person goes through the pages.
    var isLent = false
    /// How far the form is.
    package internal(set) var progress = EntryProgress()
    /// The page whose values are in the form and equal the packet, and not saved yet.
    var unsaved: MappedPage?
    /// Whether a person's wish to end is being carried out: then saving the draft is not interrupted again.
    var isEnding = false
    /// The page that was worked on last.
    var current: MappedPage?
    /// The frame in which the page that is worked on has its form; nil where it has it itself, and after every navigation.
    var frame: PageFrame?
    /// The document that was seen last; another value means another document.
    var document: Double = 0

    init(
        map: SelectorMap, values: PacketValues, origin: String, browser: Browser, reader: PageReader, valve: Valve,
        interlock: Interlock, permitsMoved: Bool, holder: KeyHolder,
        limits: VisitLimits, tape: WalkTape?, isInterrupted: @escaping @Sendable () -> Bool
    ) {
        self.map = map
        self.values = values
        self.origin = origin
        self.browser = browser
        self.reader = reader
        self.valve = valve
        self.interlock = interlock
        self.permitsMoved = permitsMoved
        self.holder = holder
        self.limits = limits
        self.tape = tape
        self.isInterrupted = isInterrupted
        camera = Camera(session: browser.session, reader: reader, mask: values.mask)
    }

    var session: Session { browser.session }
    var inspector: Inspector { interlock.inspector }

    /// Ends the visit: tunnels reset and valve closed first, then the browser with all its processes.
    package func close() async {
        await interlock.close()
        await browser.end()
    }

    /// A picture of what is shown at an end, masked by the page that was worked on last.
    package func lastPicture() async throws(Stop) -> MaskedScreenshot {
        await inspector.abandon()
        return try await camera.picture(
            revealing: current.map(map.revealed) ?? map.visible, in: wanted(current?.frame))
    }

    /// Stops when a person wants to end, a dialog is open, a request was failed or the browser went blind.
    func obey() async throws(Stop) {
        if isInterrupted(), !isEnding { throw .halt(.interrupted) }
        if let text = await inspector.dialogs.first { throw .halt(.unknownDialog(text)) }
        if let reason = await inspector.blindness { throw .halt(.blind(reason)) }
        if let failed = await inspector.offences.first { throw .halt(.requestFailed(failed)) }
    }
}

/// How many values of the packet are in the form.
package struct EntryProgress: Sendable {
    /// Values entered and read back.
    package internal(set) var entered = 0
    /// Values the map carries in all.
    package internal(set) var total = 0
    /// The page that the portal saved last, by its title.
    package internal(set) var lastSaved: String?
}

/// How long a visit waits for things.
package struct VisitLimits: Sendable {
    /// For a page to become what the map says.
    package let page: Duration
    /// For the portal to answer a save.
    package let save: Duration
    /// Both halves of the commit.
    package let commit: CommitLimits
    /// For a person to press the portal's own button once it is armed; the valve is shut all the time.
    package let person: Duration

    /// All limits.
    package init(page: Duration, save: Duration, commit: CommitLimits, person: Duration = .seconds(60)) {
        self.page = page
        self.save = save
        self.commit = commit
        self.person = person
    }
}
