import Foundation

/// Where a command's results go.
enum StandardOutput {
    /// Writes at once; a reader that went away ends no run, so what cannot be written is dropped.
    static func write(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
}
