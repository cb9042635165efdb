/// A browser of our own with its driver, session and BiDi connection; nothing of it outlives ``end()``.
public struct Browser: Sendable {
    /// The classic session.
    public let session: Session
    /// The BiDi connection of the same session; where ``BiDi/isPresent`` is false it refuses every command.
    public let bidi: BiDi
    /// Which program drives it.
    public let driver: ProgramIdentity
    /// What a person must know of how it runs, one sentence each: a sandbox that is off, versions that are not
    /// published for each other.
    public let cautions: [String]
    private let running: RunningBrowser

    init(
        session: Session, bidi: BiDi, driver: ProgramIdentity, cautions: [String], running: RunningBrowser
    ) {
        self.session = session
        self.bidi = bidi
        self.driver = driver
        self.cautions = cautions
        self.running = running
    }

    /// What the session says of itself: name and version of the browser.
    public var name: String {
        "\(session.capabilities["browserName"]?.string ?? "browser") \(version)"
    }

    /// The browser's version, such as `156.0.8078.79`.
    public var version: String {
        session.capabilities["browserVersion"]?.string ?? "?"
    }

    /// The browser's file as the kernel runs it, with its SHA-256; nil where its process is not known or has ended.
    public var program: ProgramIdentity? {
        get async { await running.program(version: version) }
    }

    /// The driver's process id, which is also that of the group in which everything of this browser runs.
    public var processID: Int32 { running.process.pid }

    /// The browser's own process id; nil where the session does not tell it and the driver has no child.
    public var browserProcessID: Int32? { running.browserProcess }

    /// The folder with everything this browser writes; removed by ``end()``.
    public var runFolder: String { running.folder.path }

    /// Returns as soon as the driver has ended, by itself or by ``end()``, and its whole group with it.
    public func ended() async {
        await running.process.ended()
    }

    /// Ends the whole process group and removes the browser's folder; cancellation does not shorten it.
    ///
    /// No `DELETE /session`: a tidy end may send what is still held (measured with Firefox's beacon).
    public func end() async {
        bidi.expectEnd()
        await running.process.end()
        await bidi.close()
        running.remove()
    }
}
