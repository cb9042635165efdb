import Foundation

/// Where a command's results go.
enum StandardOutput {
    /// Writes at once; a reader that went away ends no run, so what cannot be written is dropped.
    static func write(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
}

/// Where a command says what went wrong beside its results.
enum StandardError {
    /// A line for each sentence.
    static func warn(_ sentences: [String]) {
        let text = sentences.map { "countersign: \($0)\n" }.joined()
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
