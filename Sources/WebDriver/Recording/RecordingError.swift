/// Why a recording cannot be written or read.
public struct RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What failed.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
