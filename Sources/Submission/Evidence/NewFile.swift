import Foundation

/// A file that somebody asked for: never written over another.
enum NewFile {
    /// Writes it, and makes its folder where that is not there.
    ///
    /// - Throws: `Failure` where it is there already, or the disk refuses.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let url = URL(fileURLWithPath: absolute(path))
        guard !FileManager.default.fileExists(atPath: url.path) else {
            throw Failure(what: "\(path) is there already", remedy: "another name: nothing is written over")
        }
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url, options: .withoutOverwriting)
        } catch {
            throw Failure(
                what: "\(path) cannot be written: \(error.localizedDescription)",
                remedy: "a new file in a folder that you may write")
        }
    }
}
