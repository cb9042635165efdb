import Foundation
import Glibc

/// A folder of one browser's own, in memory where there is such a place: profile, HOME and temporary files.
struct RunFolder: Sendable {
    private static let prefix = "countersign-"

    let path: String
    var home: String { path + "/home" }
    var profile: String { path + "/profile" }
    var temporary: String { path + "/tmp" }

    private static var base: String {
        access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    }

    /// A folder that is not there yet, so that a note can name it before it is.
    static func planned() -> RunFolder {
        RunFolder(path: "\(base)/\(prefix)\(getpid())-\(UUID().uuidString.prefix(8).lowercased())")
    }

    /// Makes a folder with mode 0700.
    static func make() throws(DriverError) -> RunFolder {
        let folder = planned()
        try folder.create()
        return folder
    }

    /// Makes the folder with mode 0700.
    func create() throws(DriverError) {
        do {
            for path in [path, home, profile, temporary] {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw DriverError(
                "no folder for the browser could be made under \(Self.base): \(error.localizedDescription)")
        }
    }

    private init(path: String) {
        self.path = path
    }

    /// A folder that a note names; nil when it cannot be one of ours.
    init?(recorded path: String) {
        guard let name = path.split(separator: "/").last, name.hasPrefix(Self.prefix), !path.contains("/../") else {
            return nil
        }
        self.path = path
    }

    /// Removes the folder; again for a while, because a browser that is just ending may still write into it.
    func remove() {
        for _ in 0..<20 {
            try? FileManager.default.removeItem(atPath: path)
            if access(path, F_OK) != 0 { return }
            usleep(10_000)
        }
    }
}
