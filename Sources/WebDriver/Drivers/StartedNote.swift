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
            try write(driver: nil)
        } catch {
            throw DriverError("\(path) could not be written: \(error.localizedDescription)")
        }
        guard LiveBrowsers.shared.begin(folder, note: path) else {
            remove()
            throw DriverError("this process is ending: no browser is started any more")
        }
    }

    private func write(driver: Int32?) throws {
        let own = getpid()
        let note = Started(
            owner: own, ownerStart: ProcessTable.entry(own)?.startTime ?? 0, driver: driver,
            driverStart: driver.flatMap(ProcessTable.entry)?.startTime, folder: folder)
        try JSONEncoder().encode(note).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    /// Writes down the driver, which leads its group; ends it at once where this process is ending.
    func started(driver: Int32) {
        try? write(driver: driver)
        if !LiveBrowsers.shared.isDriven(folder, by: driver) { kill(-driver, SIGKILL) }
    }

    func remove() {
        LiveBrowsers.shared.forget(folder)
        try? FileManager.default.removeItem(atPath: path)
    }
}
