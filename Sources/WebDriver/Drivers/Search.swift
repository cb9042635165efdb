import Foundation

/// Looks for programs.
enum Search {
    /// The first file of that name on the PATH that may be run.
    static func executable(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A program that is needed: the one that is named, or the one on the PATH.
    ///
    /// - Throws: what is not there, and which package brings it.
    static func program(_ named: String?, _ name: String, package: String) throws(DriverError) -> String {
        guard let path = named ?? executable(name) else {
            throw DriverError("\(name) is not there: install \(package), or name the file in the configuration")
        }
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw DriverError("\(path) is not there or cannot be run: install \(package), or correct the configuration")
        }
        return path
    }
}
