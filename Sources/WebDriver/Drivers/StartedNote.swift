import Foundation
import Glibc

/// What a run started, written down so that the next command can clear up after a SIGKILL.
struct Started: Codable, Sendable {
    /// The process that owns the run.
    let owner: Int32
    let ownerStart: UInt64
    /// The driver, which leads its group; nil until it runs.
    var driver: Int32?
    var driverStart: UInt64?
    /// The folder of the browser.
    let folder: String
}

/// The note about one running browser, removed when it has ended.
struct StartedNote: Sendable {
    static let suffix = ".browser.json"

    private let path: String
    private let folder: String

    /// Writes the note before anything is started.
    ///
    /// - Throws: when it cannot be written, or this process is just ending all its browsers.
    init(in stateFolder: String, folder: String) throws(DriverError) {
        self.folder = folder
        path = "\(stateFolder)/\(folder.split(separator: "/").last ?? "run")\(Self.suffix)"
        do {
            try FileManager.default.createDirectory(
                atPath: stateFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try write(started(nil))
        } catch {
            throw DriverError("\(path) could not be written: \(error.localizedDescription)")
        }
        guard LiveBrowsers.shared.note(started(nil), at: path) else {
            remove()
            throw DriverError("this process is ending: no browser is started any more")
        }
    }

    /// Writes down the driver, which leads its group; ends it at once where this process is ending.
    func write(driver: Int32) {
        let started = started(driver)
        try? write(started)
        if !LiveBrowsers.shared.note(started, at: path) { kill(-driver, SIGKILL) }
    }

    func remove() {
        LiveBrowsers.shared.forget(path)
        try? FileManager.default.removeItem(atPath: path)
    }

    private func started(_ driver: Int32?) -> Started {
        let own = getpid()
        return Started(
            owner: own, ownerStart: ProcessTable.entry(own)?.startTime ?? 0, driver: driver,
            driverStart: driver.flatMap(ProcessTable.entry)?.startTime, folder: folder)
    }

    /// Writes under another name first: a note is whole or not there.
    private func write(_ started: Started) throws {
        let unfinished = "\(path).\(started.owner)-\(started.ownerStart)\(Self.unfinishedSuffix)"
        try JSONEncoder().encode(started).write(to: URL(fileURLWithPath: unfinished))
        guard rename(unfinished, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}

extension StartedNote {
    private static let unfinishedSuffix = ".new"

    /// Whether a file of this name is a note that a process which is gone was just writing.
    static func isAbandoned(_ name: String) -> Bool {
        guard name.contains(suffix + "."), name.hasSuffix(unfinishedSuffix),
            let writer = name.dropLast(unfinishedSuffix.count).split(separator: ".").last
        else { return false }
        let numbers = writer.split(separator: "-")
        guard numbers.count == 2, let owner = Int32(numbers[0]), let start = UInt64(numbers[1]) else { return false }
        return ProcessTable.entry(owner)?.startTime != start
    }
}
