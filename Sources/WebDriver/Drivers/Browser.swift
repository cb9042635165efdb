/// A browser of our own with its driver, session and BiDi connection; nothing of it outlives ``end()``.
public struct Browser: Sendable {
    /// The classic session.
    public let session: Session
    /// The BiDi connection of the same session.
    public let bidi: BiDi
    /// Which program drives it.
    public let driver: DriverIdentity
    private let process: DriverProcess
    private let folder: RunFolder
    private let note: StartedNote

    init(
        session: Session, bidi: BiDi, driver: DriverIdentity, process: DriverProcess, folder: RunFolder,
        note: StartedNote
    ) {
        self.session = session
        self.bidi = bidi
        self.driver = driver
        self.process = process
        self.folder = folder
        self.note = note
    }

    /// What the session says of itself: name and version of the browser.
    public var name: String {
        "\(session.capabilities["browserName"]?.string ?? "browser") \(version)"
    }

    /// The browser's version, such as `156.0.8078.79`.
    public var version: String {
        session.capabilities["browserVersion"]?.string ?? "?"
    }

    /// The driver's process id, which is also that of the group in which everything of this browser runs.
    public var processID: Int32 { process.pid }

    /// The folder with everything this browser writes; removed by ``end()``.
    public var runFolder: String { folder.path }

    /// Returns as soon as the driver has ended, by itself or by ``end()``, and its whole group with it.
    public func ended() async {
        await process.ended()
    }

    /// Ends the whole process group and removes the browser's folder; cancellation does not shorten it.
    ///
    /// No `DELETE /session`: a tidy end may send what is still held (measured with Firefox's beacon).
    public func end() async {
        bidi.expectEnd()
        await process.end()
        await bidi.close()
        folder.remove()
        note.remove()
    }
}
