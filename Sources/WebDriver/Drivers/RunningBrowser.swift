import Foundation

/// The processes and files of one browser.
struct RunningBrowser: Sendable {
    let process: DriverProcess
    let folder: RunFolder
    let note: StartedNote
    /// The browser's own process, if the session named it.
    let named: Int32?

    /// Removes the folder, then the note that names it.
    func remove() {
        folder.remove()
        note.remove()
    }

    /// The browser's own process: the one that the session named, or the driver's first child.
    var browserProcess: Int32? {
        named ?? ProcessTable.all.first { $0.parent == process.pid }?.pid
    }

    /// The file that the kernel runs, not the one that was asked for: a launcher may choose another.
    func program(version: String) async -> ProgramIdentity? {
        guard let pid = browserProcess,
            let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")
        else { return nil }
        return ProgramIdentity(path: path, version: version, sha256: await ProgramIdentity.digest(path))
    }
}
