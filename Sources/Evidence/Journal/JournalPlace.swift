import Foundation

/// Where a journal file lies: 0600, in a folder that nobody else may write.
struct JournalPlace {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Makes folder and file where they are missing, before SQLite opens them with a wider mode.
    ///
    /// One process opens at a time: SQLite does not wait for another that is just changing to write-ahead logging.
    func open<Opened>(_ body: () throws(JournalError) -> Opened) throws(JournalError) -> Opened {
        do {
            let folder = try Folder.make(at: Folder.parent(of: path))
            guard try folder.isOwnersOnlyToWrite() else {
                throw JournalError.place(path: path, reason: "others may write in its folder (chmod go-w)")
            }
            let lock = try folder.lock()
            defer { try? lock.close() }
            try folder.makeFile(named: Folder.name(of: path))
            let opened = try body()
            try folder.synchronize()
            return opened
        } catch {
            throw error as? JournalError ?? JournalError.place(path: path, reason: "\(error)")
        }
    }
}
