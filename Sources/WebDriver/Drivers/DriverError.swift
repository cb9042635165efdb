/// Why a driver or a browser cannot be used, and how to get it.
public struct DriverError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is missing or failed, with what to do about it.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
